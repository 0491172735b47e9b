//! What people write who want something of the candidate: a document, an answer, that they write
//! to somebody else. In the language of `pattern`.

/// Something is wanted.
pub const INFO: &[&str] = &[
    "like|love|want|need to see|read|have|look _ more|another|further|second|some|two|three _ bits|\
     bit|pieces|piece|samples|sample|work|writing|examples|example|pages|page|clips _ from|of you|\
     your|yours",
    "can|could|please|pls|mind|would you|u|just|send|to? resend|re-send|sending _ it|that|the|\
     again|them|link|as|before|your|file|pdf|u|need",
    "can|could|please|pls you|u resend|re-send",
    "packet|application|file|form|submission|profile|documents is|are not|still complete|\
     incomplete|missing",
    "is|are|remains incomplete|blank|unsigned",
    "bring|mail|post|courier|submit or? mail|post|send? the|your _ corrected|signed|completed|\
     original|originals",
    "furnish|state any|evidence|your|the|proof|us",
    "has|have|needs|need to be notarized|notarised|signed|completed|returned|certified|witnessed",
    "link|file|attachment|pdf|document is|was|does dead|broken|corrupt|corrupted|expired|empty|not",
    "ask|chase|remind|get professor|prof|dr|mr|ms|mrs|him|her|them|your|the _ to submit|send|\
     return|complete|email|upload|write",
    "no|not|never yet? received|got|had|have|seen|see|find|found your|the|any|a _ $document",
    "your file|application|profile|form|record|case shows|show|lacks|has|is|does _ no|missing|\
     lacks|incomplete|not _ $document|complete|include|have|!yet",
    "send|provide|share|forward|return|upload|submit|supply|attach|email|bring|scan|drop|complete|\
     fill|sign|furnish|give|resend|fax|sending|providing|returning|uploading|submitting|\
     completing|filling|signing|include|update|verify|whatsapp|post|attaching|reply|revert|\
     respond|ping|pop|chase|get|want|need|needs|require|requires|request|wants|missing|lack|\
     lacking|outstanding|awaiting|collect _ me|us|your|the|a|an|two|three|over|with|copies|proof|\
     some|back|any|out|up|in|of|this|these|my|one|both|through|another|last|signed|updated|\
     following|3|2|professional|own|current _ $document !*board|was|were|very|good|came|client|\
     manager|went|are|sheet|great|checked|together|has|have|is !*patience|understanding|\
     indulgence|forgiveness",
    "please|kindly|pls|can|could|would|will|need|mind|require|must|should|asked|help|ask|request \
     you|u|kindly|to|by|also|us|just|please|help|that|need|then _ send|provide|share|complete|\
     fill|submit|upload|return|sign|attach|supply|sending|providing|completing|filling|returning|\
     signing|furnish|forward|scan|fax|resend|revert|tell|advise _ me|us|your|the|an|this|these|\
     over|two|three|some|in|out|up|back|both|with|copies|proof|following|it|them|details|a|below|\
     attached|whether|what|how|names|through|across !chance|few|more|feedback|time|try|note|line|\
     reminder|if|know|nudge|days|weeks|times|availability|slots|dates|couple|reach|bell|call|once|\
     alternatives|windows !*patience|understanding|indulgence|forgiveness",
    "please|kindly|pls|just|then|simply|also send|provide|share|complete|fill|submit|upload|\
     return|sign|attach|supply|furnish|forward|scan|fax|resend|log|review|initial|enter|verify|\
     answer|list !*emails|email|correspondence|messages|exercise|test|assessment !times|\
     availability|slots|dates|line|email|alternatives|windows|reminder|note|note|nudge|my|message",
    "drop|send|email|fire|ping|pop|shoot|text|get|forward me|us|it|them|that|those|these|over|\
     back|across|through back|over|across|through|your|the|whenever|those|these|two|names|over|\
     what !call|bell|times|availability|slots|line|email|dates|to|week|couple|alternatives|in|next",
    "fill|filling|complete|completing in|out|up|the|this|attached|our|these|all|your _ form|forms|\
     questionnaire|profile|application|declaration|survey|fields|sections|items|enclosed|steps|\
     details",
    "fill|filling in|out|up the|this|attached|our|form|these|it",
    "complete|completing these|the|following|outstanding items|steps|tasks|sections|fields|item",
    "missing|outstanding|required|incomplete document~|item~|information|form~|reference~|detail~|\
     field~",
    "following|documents|items|information|form|forms|references|certificates|transcript|\
     something is|are|was|still still? missing|outstanding|required|needed|incomplete",
    "are|is missing !in|out",
    "is|are only? 10|20|25|30|40|50|60|70|75|80|90|95 complete",
    "need|needs|require|requires|want|wants the? names|contacts|numbers|details",
    "like|want|wants|love|keen to see|review|look|read _ samples|examples|work|portfolio|code|\
     writing",
    "need|needs|require|requires|want|wants|like|have|know|understand|ask|confirm|check|clarify|\
     get|curious|wondering|about|your|what|whats|is|are|you|indication|idea|tell|me _ your|you|\
     the|on|of|about|what|is|looking _ salary|compensation|notice|expectations|ctc|rate|visa|\
     sponsorship|remuneration !*sheet|band|budget|approved|signed|approval",
    "need|want|wants|require|like|ask|asks|quick|answer !hearing|hear _ things|thing|from|of|\
     questions|question _ from|of|for|you|first|please|before|below !*questions|any|if|hear \
     !*patience|understanding|indulgence|forgiveness",
    "what|when|how|which|whats is|are|would|much|soon|long|s|about|your|notice|kind _ your|you|u|\
     earliest|number|base|salary _ salary|number|rate|earn|earning|start|notice|expectations|\
     package|currently|earliest|target|walk|preference|looking|expecting|begin|join|status|budget|\
     visa|reason|range|give|current|relocat~ !*interview|meet|speak|call|chat|talk|times|slots",
    "salary|compensation|pay|ctc|rate|wage expectation~|requirement~|history|expected",
    "current|expected|present|desired salary|ctc|package|compensation|rate|employer|notice",
    "your notice|salary|visa|package|earliest|compensation|rate|ctc|start|references|referees|\
     gaps|pronouns !*board|were|was|came|contract",
    "when could|can|would you|u start|begin|join",
    "do|would|will|are|have|can|did|could you|u _ need|require|hold|authorised|authorized|willing|\
     eligible|legally|relocate|own|possess|drive|licensed|registered|flexible|prepared|\
     sponsorship|driving|licence|license|permit|visa|right|comfortable|commute|weekends|nights|\
     certified|qualified|ok|okay|fluent|consider|accept !*meet|interview|call|chat|talk|speak|\
     anything|further|question~|time|join|attend|bring|wait",
    "do|are you|u have|got|still _ a|any|your|the|valid|driving|interested|right|car|own|current \
     !*question~|queries|time|minute|chance|concerns|feedback|news|update|offer|moment|\
     availability|call|plans",
    "are you|u still interested|looking|keen|willing",
    "which _ shift|location|office|site|start|area|areas|team|branch do|would|you|suits|is|are \
     !*interview",
    "a copy|scan|photo|list|copies of",
    "copies|proof|evidence of",
    "can|could|may|might i|we have|get|take|see|ask|know|borrow _ your|a|the|you|for|copy|date|\
     number|some|what",
    "grateful|appreciate|appreciated|obliged|great|good|lovely|helpful|nice if you|to would|could|\
     can|see _ send|furnish|provide|forward|supply|fill|complete|share|sign|return|see|some|a|your",
    "needs|requires|awaiting|await|missing|without|lacks your _ signature|documents|form|\
     references|certificate|right|approval|consent|details|cv|passport",
    "upload|submit|complete|sign|return|attach|scan them|these|those|it|the|your|this !*offer",
    "what sort|kind|are _ money|salary|you",
    "missing|short page|from|your|one|a|two|the|of !*of",
    "missing|outstanding from|on|in your|the|you",
    "open|read the|your|that|this _ pdf|attachment|file|document|doc|cv|link",
    "we require|need the? following|these|below",
    "more|further|additional|some|following information|details|documents|info|documentation is|\
     are|from|needed|required|before !soon|shortly|will",
    "need|needed|required|wanted|outstanding|want|require|ask|asks|due from|of you|your \
     !*question~ !*patience|understanding|indulgence|forgiveness",
    "need|needs|want|wants|require|requires you|u to send|sign|complete|fill|provide|submit|\
     upload|return|confirm|answer|tell",
    "speak|talk|contact|reach|call|in|check|follow|touch with|to|up|out _ references|referees|\
     referee !*will|next",
    "references|referees names|from|please|you|three|two|we !*came|have|were|are",
    "reply|respond|revert with|to _ names|your|the|details|answers|following|copies|these|both|\
     questions !*offer|availability|times",
    "log|login|sign in|on|into _ and|to _ complete|upload|submit|finish|provide|fill|sign",
    "action|response|signature|input required|needed|requested",
    "background|reference|references|security|dbs|credit check|checks|screening|clearance form|\
     link|request|portal|consent",
    "would you|u be? consider|accept|willing|open|able|prepared|okay|ok|happy to|a|lower|with|for|\
     taking|working|relocating !meet|come|speak|talk|interview|join",
    "please|kindly confirm your|that|whether|if _ right|salary|notice|address|details|eligibility|\
     permission|status|still|return|start|legally|current|interested|authorised|authorized",
    "let|tell me|us know? your|what|how|whether|if|about|which _ salary|notice|expectations|\
     current|earliest|rate|visa|status|start|date|still|preference|interested|shift|location|\
     references|reference|need|sponsorship|you|u|relocate !*question~|suits|free|available|works|\
     have|any|anything|prefer|hear|want|wish|accept|heard",
    "prove|verify|confirm you|your identity|are|address|eligibility|human",
    "as soon as i|we have|get|ve|received got|that|those|these|them|it|your|both|all",
    "once|when|after i|we have|receive|get|ve|received received|it|these|those|your|them|all|both \
     !*feedback|decision|update|answer|approval|news|application|word",
    "cv|attachment|file|transcript|form|photo|pdf|upload|scan|copy|licence|reference|referee _ \
     missing|blank|not|fell|corrupt|empty|unreadable|expired|blurred|outstanding|bounced|cut \
     !*read|yet|closed|been|looked|started|seen|forgotten|lost|started|rejected",
    "would|could|can|will|kindly|please you|also|do|u send|flick|share|forward|give|supply|upload|\
     deliver|provide|nominate|name|clarify|correct|update|indicate|specify|attest|list|state|fill|\
     complete|tell|attach _ us|me|your|a|an|something|the|whether|two|another|if|it|that|one|of \
     !call|time|availability|interview|meeting|chance|line|slot|slots|reminder|shout|ring|day",
    "what|whats|how|which is|are|do|did|would|salary|rate|many|languages|number|location|grade|\
     notice|draws|sort|much|much|s|you|does|of|kind _ you|your|the|u _ looking|earn|earning|\
     minimum|walk|bottom|currently|current|salary|rate|notice|languages|years|prefer|leave|\
     expecting|expect|range|speak|after|on|take|feel|number|package|apply|boots|maths|covers|\
     reason|finish|expectations|two|line|experience !*meet|time|day|times|slot|suit|call|\
     interview|talk|diary",
    "comp|salary|pay|wage|rate|compensation|money wise|expectation|expectations|idea|range|\
     ballpark|requirements|target",
    "ballpark|range|number|figure|idea|expectations on|for|of|is|in comp|salary|pay|fine|mind|\
     rate|you",
    "do|did|have|are|is|can|could|would you|u _ own|hold|drive|ever|eat|already|any|a|experience|\
     able|open|over|live|fluent|lift|licensed|certified|willing|unspent|worked|registered|\
     authorised|authorized|eligible|comfortable|allergic|ok|okay|happy|take|relocating|been|\
     holding _ with|to|at|site|bank|visa|licence|permit|driving|convictions|tonner|experience|a|\
     the|relocate|lift|on|in|interviewed|nights|weekends|offers|18 !*meet|come|talk|speak|call|\
     interview|time|questions|question|concerns|chance|queries|good|attend|reach|free|hear|heard|\
     wait|luck",
    "any allergies|convictions|objection|unspent|gaps|conflicts|dietary|visa|restrictions",
    "still|also|urgently need|require|want|lack|await|miss _ your|that|from|photo|copy|references|\
     form|signed|the _ you|id|references|form|copy|certificate|passport|transcript|documents|\
     attestation|letter|number|details",
    "we|i|they|agency|office|team|hr|client|panel|checks|visa would? need|require|requires|needs|\
     asks|ask|asking|must|need for|from|you|your|to|see|ask|an|a|the|have|two|more _ you|sample|\
     passport|reference|references|certificate|cert|originals|copy|form|card|social|timesheets|\
     years|addresses|statement|scan|number|licence|details|additional|conduct|tax|your|originals|\
     health !*board|approval|budget|meet|interview|approve|time|client|wait|days|reschedule|\
     decide|decision !*patience|understanding|indulgence|forgiveness",
    "official|certified|original|signed|updated|latest transcript|copy|copies|version|cv|\
     certificate|one !*received|thank~",
    "date of birth",
    "name|names of two|three|your|one|a|someone|head referees|referee|references|someone|last|\
     previous",
    "reply|answer|respond yes|no to|if",
    "confirm|indicate|specify|state|clarify|attest that|whether|your|the|if|you _ right|\
     nationality|citizenship|willingness|eligibility|permission|driving|pin|phone|address|dates|\
     expected|hold|licence|visa",
    "what are|is|would you on|earning|making|paid|looking|hoping|expecting|after !*free|time|meet",
    "how soon|quickly|fast could|can|would you leave|start|join|begin|move",
    "file|attachment|document|pdf|link|cv not|will|would not? open|load|work|opening",
    "need|require|want _ proof|evidence|confirmation|names|sight|originals|scans of|we|that",
    "what|which sort|kind of _ rate|salary|money|package|figure|wage|notice|day rate",
];

/// A reply is wanted, which is more than that only where nothing else is said.
pub const REPLY_WANTED: &[&str] = &[
    "please|kindly|pls just? confirm|reply|respond|rsvp|advise|acknowledge !not",
    "are you still interested",
    "still interested|looking|keen|available !*start",
    "confirm|indicate your interest|acceptance|attendance",
];

/// Somebody else from now on.
pub const REFERRAL: &[&str] = &[
    "you|u want|need kim|ms|mr|mrs|dr|hr|talent|someone|somebody|the|our|my|joanne _ in|for|at|\
     instead|team|department|office|firth",
    "has|have|got my old|former job|role|desk|position",
    "reassigned|transferred|moved|passed|handed|assigned|allocated _ to my|our|a|kim|another _ \
     colleague|lee|recruiter|team|department",
    "all recruitment|hiring|applications|enquiries|correspondence _ handled|through|by|to|goes",
    "we use an|a agency|recruiter|partner",
    "is|be now? your|the new? person|contact|recruiter|main",
    "i|we only do|handle|cover|deal|look|run|manage",
    "please|kindly|best|should|can|could|must|need|may|want|now|just|then|instead|simply|\
     recommend|suggest|advise|ask|off|so to? contact|contacting|email|emailing|write|writing|\
     reach|talk|speak|speaking|direct|address|refer|liaise|approach|message|send|drop|deal|\
     clarify out? directly? to|with|any|all|anything|everything|further|future|questions|\
     correspondence|him|her|them|ms|mr|mrs|dr|your|jobs _ him|her|them|to|with|hr|colleague|\
     successor|replacement|instead|directly|direct|onwards|department|mr|ms|mrs|dr|counterpart|\
     office !*board|committee|client|panel|references|referees|you|date|availability|me",
    "contact|email|write|reach|talk|speak|try|ask|drop|ping|message|call|direct|address|approach \
     out? to|with? him|her|them _ instead|directly|direct|from|now|on|at|line|about !*if|\
     questions|urgent|you",
    "drop|send|give him|her|them a line|note|email|mail|message|call|ring|shout|bell|buzz",
    "has|have|had|will|is|be|now|gets|since|am taken|taking|take|inherited|inheriting|picking|\
     picked over|on|up|my|these|all _ from|my|role|req|reqs|search|recruiting|recruitment|hiring|\
     desk|vacancy|vacancies|position|team|duties|responsibilities|me|for|your|this|file|job|\
     application !*if",
    "has|have taken over|on",
    "takes|took|taking|take over _ from|for|as|hiring|recruitment|recruiting|my|this|your|reqs|the",
    "she|he|they took over",
    "no longer be? with|at|works|work|handle|handling|handles|working|responsible|involved|\
     recruiting|part|manage|managing|employed|deal|dealing|looking|look|running|overseeing|here|\
     covering|on !consideration|the|you|your|with",
    "no longer with|at|employed us|here|the|acme|company|firm|team|in|for",
    "not|nothing me|mine|handle|handling|deal|dealing|involved|responsible|something _ anymore|\
     any|do|with|hiring|recruiting|remit|for|handle|this|that|vacancies|it|role|recruitment \
     !until|time|until",
    "not me|i who|that|anymore|any",
    "not my|our patch|area|department|desk|remit|team|role|responsibility",
    "i|she|he|who have|has|am|is|will _ left|leaving|retired|retiring|resigned|departed|quit|\
     transferred|stepping|stepped _ acme|company|firm|down|team|organisation|organization|\
     business|friday|monday|tuesday|wednesday|thursday|week|month|end|role|post|agency|school|hr|\
     recruiting|talent",
    "i|she|he|mr|ms|mrs|who _ retired|resigned|departed",
    "i|she|he have|has|had moved|switched|transferred|changed|gone|been over|on|to|teams|\
     departments|roles|jobs|companies !*voicemail|interview|file|application|date|it",
    "i|she|he moved|switched|transferred over|to|teams|departments|on _ team|department|\
     development|role|job|another|different|new|office",
    "new contact|recruiter|point",
    "will|would be your|the|his|her new|main|contact|point|recruiter|best _ contact|point|\
     recruiter|person",
    "is|be|are your|the new? contact|recruiter|person|point",
    "handing|handed|hand|transferred|transferring|reassigned|passed|passing|transitioned|\
     transitioning|turned|given|giving|gave over|my|your|everything|this|it|all|the|open|him|her \
     _ over|to|desk|reqs|role|roles|requisitions|file|files|documents|work|portfolio|vacancies|\
     search _ to|colleague|her|him|kim|documents|file|over !*client|you|manager|panel|committee|\
     board|director|me",
    "handed|handing|hand|handover everything|over|off _ to",
    "not the|a right|best|correct person|contact|address|one",
    "belongs|belong|sits|sit|lies|falls|rests now? to|with|under !*board|committee|client|\
     director|finance|provost|me|legal",
    "talk|speak|write|go|refer to raj|kim|dr|ms|mr|our|him|her|hr|patty",
    "so|then|please|just|and|best? ask|try|contact|email|message|write to? them|him|her",
    "looks|looking|look|looked after _ hiring|staffing|recruit~|role|roles|vacancies|reqs|you|\
     this|that",
    "look after you",
    "in charge|responsible of|for _ hiring|recruit~|this|that|the|your|role|process|search",
    "responsible|responsibility|lead|point for|is|lies|person _ now|is|role|position|positions",
    "is|are|who|now|be now? handling|managing|runs|owns|running|covering|handles|leads|leading|\
     heading|overseeing|manages _ this|that|your|the|hiring|recruit~|role|search|all|ad|reqs|my|\
     staffing|file !delay|interviews|process|budget",
    "wrong person|address|department|recipient|guy|inbox|branch",
    "he|she|they|who|now owns|handles|runs|leads|manages|oversees _ this|that|your|the|hiring|\
     recruit~|role|search|all|ad|reqs|my|staffing|now|vacancies !*process",
    "my|his|her last day|week here|is|at|will|with|was",
    "is|was|be|friday|monday my|her|his|the last day",
    "new|right|best|main|correct|your point of contact",
    "right|best|correct person|one|contact to|is|for|would",
    "instead of|to me|i|us",
    "under new management|ownership|owners",
    "sold|bought|acquired the|by|us|our _ shop|business|company|practice|firm",
    "my|the replacement|successor|counterpart",
    "colleague|colleagues _ will|who|is|has|now _ take|taking|handle|handles|handling|contact|\
     responsible|taken|look|charge|over",
    "forward|redirect|forwarded|redirected|introducing|introduce|connect|connecting you|your|my \
     to|with|enquiry|email|successor !*client|manager|panel|set|cv|application|interview",
    "hiring|recruitment|recruiting is|are|has|was theirs|now|handled|run|managed|moved|by _ now|\
     by|to",
    "mailbox|address|inbox|account is|will|no|has _ longer|closed|retired|use _ used|monitored|\
     use|active !*reply",
    "contact|write|speak|talk|liaise|coordinate|connect|deal|go|follow|email|ask|ring|reply|turn|\
     communicate|message _ with|to|through|up|directly|only|my|for|him|her|them _ from|going|\
     instead|now|in|not _ now|forward|future|me|us|onwards|on !*till|until|week",
    "deal|dealing|work|best|better|go|ask|talk with|to|off|through|for|deal _ from|over|there|\
     instead|henceforth",
    "you|your will|would|are|have _ be|to _ dealing|looking|deal|speak|contact|address|go _ with|\
     to|after|yourself|through",
    "be|is|as your|the? new|main|single|first|next? contact|pic|poc|recruiter|coordinator|\
     consultant",
    "your|the|our new contact|person|recruiter|consultant|case|pic|worker|coordinator|chair|owner|\
     owners|manager|hr _ is|will|are|has|changes|on|worker|handle|have",
    "your contact|recruiter|consultant|pic|poc|person is|will|changes|now|person|from",
    "contact person for|is|will|changes",
    "poc|pic|spoc now|is|for|will",
    "she|he|they|who|colleague|team|clerk|manager|owner|branch|successor will|shall|has|have|is|\
     now _ deal|handle|handling|guide|carry|take|taken|manage|pick|picked|picking|looking _ with|\
     you|your|further|up|from|over|after _ now|on|from|application|candidates|case|file|further|\
     here|candidacy|applicants|our|my|rest|you",
    "and|reply|not not|to to? me|us|the !know|be|hear|on",
    "no|not longer|more|any|anymore _ deal|dealing|handle|runs|run|work|works|with|reachable|sit|\
     here|responsible|on|recruit|recruiting|at !*consideration|search|considered|open|available|\
     hold",
    "not with us|the any|company|firm|anymore|team",
    "i|she|he|who|contact|editor|recruiter|colleague|consultant _ leaving|left|retired|retiring|\
     resigned|quit|departed|stepping|joining|sabbatical|maternity|secondment|redundant|moved \
     !*message|office|voicemail|today|interview|call|early|note|it|blank|behind",
    "the|one|people|person|man|lady|guy|fella|woman you|to|in _ pester|chase|ask|email|want|need|\
     charge|contact|write|wrote|bother !*from|from|you",
    "you need|want|ll kev|housekeeping|him|her|hr|paul !*to|for",
    "has|have|got the|your|my|all|our reins|file|papers|notes|candidates|registration|docs|\
     dossier|portfolio !here|and|safely",
    "use|try|from this|the|that|mine|my|team|new|another _ address|mailbox|inbox|mine _ instead|\
     from|now|on !*not",
    "address|mailbox|inbox|account|number|domain is|being|will|has|you|private _ shut|closed|\
     retired|private|wrong|for|not|deactivated|arrive !*monitored|reply|replies",
    "run|runs|does|looks|look|handles|manages|decides|does|makes _ hiring|recruiting|recruitment|\
     all|these|appointments|staffing|vacancies|casual _ now|that|this|anymore|ring|not|for|contact",
    "who|daughter|son|wife|brother|sister|partner|he|she|they|agency _ runs|does|handles|\
     handled|deals|managed|recruits _ that|hiring|this|it|now|these|them|recruitment|recruiting|\
     appointments",
    "handled|run|managed|outsourced|done|moved|taken by|to|under|through _ agency|branch|office|\
     centre|unit|firm|store|colleague|facilities|contractor",
    "go|goes|belong|belongs|addressed|sent|directed|should _ to|at|with _ the|my|our|piotr|him|\
     her|from|people _ office|registrar|matron|coordinator|chair|manager|branch|replacement|\
     successor|secretary|from|agency|department|now !*decision|committee|board|panel",
    "instead|rather of|than me|myself|us !*week|monday|friday",
    "take it up|further with",
    "introduce|introduced|introducing you to !*round|team|pint",
    "looking|look after your application|candidacy|candidature|file|case|role|vacancy",
];

pub const PAPERS: [&str; 31] = [
    "reference",
    "references",
    "referee",
    "referees",
    "form",
    "certificate",
    "certificates",
    "transcript",
    "document",
    "documents",
    "copy",
    "copies",
    "portfolio",
    "resume",
    "cv",
    "letter",
    "passport",
    "licence",
    "license",
    "visa",
    "permit",
    "salary",
    "compensation",
    "notice",
    "relocate",
    "ctc",
    "github",
    "payslips",
    "questionnaire",
    "locations",
    "nationality",
];

pub const MEETINGS: [&str; 24] = [
    "interview",
    "call",
    "meet",
    "meeting",
    "chat",
    "lunch",
    "coffee",
    "visit",
    "zoom",
    "slot",
    "slots",
    "diary",
    "calendar",
    "test",
    "assessment",
    "presentation",
    "shift",
    "trial",
    "pm",
    "am",
    "teams",
    "mornings",
    "afternoons",
    "telephonic",
];
