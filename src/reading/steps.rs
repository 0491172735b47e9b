//! What people write who go on with the candidate, or want something of them: an offer, a next
//! step together, a document, somebody else to write to. In the language of `pattern`.

/// An offer.
pub const OFFER: &[&str] = &[
    "that|this|here is the|my|our|your _ offer !*if",
    "ask|asking|asked|invite|like|want you to join my|us|our|the _ chambers|team|firm|company|\
     practice|department|staff|crew|lab|group",
    "decided to ask you to join",
    "yes from us|all|them|the|both|everyone|me",
    "they|client|everyone|we|boss|team|all said|says|say yes|hire !*if|until|once",
    "go|going|gone|went|like|decided ahead|to with you|u !*interview|round",
    "wanna|want|like|care|come to? work|join here|with|for|us|our|the !*talent|community|\
     network|call|zoom|mailing",
    "you|u start|starting on|monday|the|in|next !*if|could|can|visa",
    "sign|signing|signature|countersign|attached|attach|enclosed|send|sending|draw~|draft~ * \
     contract|agreement !*nda|form|consent",
    "be|becoming|join part of our|the|us _ team|family|company|crew",
    "hope|trust|glad|delighted|if you will|decide|to * accept|join !*interview|slot|time|\
     invitation|order",
    "unanimous~ first|choice|decision|chose|put|voted|decided",
    "first choice",
    "job|role|post|it is yours",
    "hire|hiring you|u !*not",
    "offer is _ 1|2|3|4|5|6|7|8|9|for|a",
    "an|the|our|your|written|formal offer is|will|coming|should|letter _ on|be|by|coming|its|\
     follow|reach|way|arrive|come|sent|come",
    "offer is|coming coming|on|by",
    "thrilled|delighted|happy|over if|that you joined|would|will|accept|are|join !*attend|\
     interview",
    "pleased|delighted|happy|excited|thrilled|like|love|want|wants|able|proud|honoured|honored|\
     glad|pleasure|decided|agreed|authorised|authorized to offer|extend|make|confirm|award|\
     appoint|hire|give|employ you|an|the|a|your !call|time|feedback|extension|second|chance|\
     interview|opportunity|update",
    "offer|offering you the|a|this|our|employment !chance|opportunity|time|slot|call|interview|\
     date|meeting|second|choice|option|few|different|possibility|link",
    "extend|extending|make|making|made|prepare|preparing|present|presenting|send|sending|issue|\
     issuing|have you|your? an|a|the|this|your|out|our|formal|written|verbal _ offer !*if|\
     should|round|whether|other",
    "offer|contract letter|of? is|are|will|attached|enclosed ready|attached|enclosed|below|on|\
     be|yours|follow|sent",
    "offer letter",
    "letter of offer|appointment|employment",
    "offer of employment|appointment|a",
    "job|jobs|position|role|spot|place|post|desk|it|gig is yours|for",
    "jobs|job yours",
    "is all? yours if|!*sincerely|truly",
    "you have|got|are got|the|have|hired? job|role|position|gig|hired|part !*interview",
    "you are hired",
    "you are in !the|a|an|our|on|my|process|running|good|luck|consideration|contention|for|one|\
     very|with|at|for|no",
    "we|i|they|everyone want|choose|chose|picked|picked|hired|selected|wants you !to|as|both|\
     all|back|know",
    "verbal|written|conditional|formal|firm|official|provisional|unconditional|job|employment|\
     contingent offer !*if|stage|round",
    "have|having you on|join|aboard|start|as|with join|us|board|our|the|aboard|on",
    "want|like|love|delighted|invite|ask you to|if join|come|become|be|start !us|for|and|in|to|\
     on _ us|our|team|the|work|with|firm !*for|call|interview|on|meeting|chat|session|round|\
     coffee|day",
    "welcome aboard|to the|our team|company|firm|family",
    "welcoming|welcome you to|aboard|on|as the|board|our|a team|firm|company",
    "you as our|the|a new|next|first !round|step",
    "selected|chosen|appointed|recommended you|for|as|to for|the|our|a|new|be|as _ $role|\
     appointment|hire|candidate !*interview|next|round|stage|move|final|panel|assessment",
    "you are|have|were been? the? successful|selected|chosen|appointed|preferred|first|\
     unanimous|top candidate|choice|for !*interview|next|stage|round|panel|final|assessment",
    "put|ranked|placed you _ first|number|top place|one|of !*reserve",
    "start date|on * your new|contract",
    "terms|draft of|contract your? employment|offer|contract|for|is|attached",
    "employment contract",
    "come and|to work|join for|with us",
    "your offer for|from|letter|is|as !*if",
    "offer you !any|more|some|feedback|help|advice",
    "appoint you to|as|!at",
    "wish|wishes|pleased|decided|delighted|like to appoint|hire|employ|engage",
    "offer is? ready|attached|enclosed|below",
    "job|jobs|role|position|post is for you|yours",
];

/// Good news that alone says not which.
pub const CONGRATULATIONS: &[&str] = &[
    "congrat~",
    "great|good|fantastic|wonderful|happy|excellent|brilliant|amazing news",
    "loved|adored|love|adore|impressed|wowed you|by|with|us",
];

/// A next step together.
pub const ADVANCE: &[&str] = &[
    "like|love|happy|keen|want to continue|resume|carry our|the|this|on conversation|discussion|\
     chat|talk",
    "wanna|fancy|care|up do|have|meet|join|jump|come|for the|a|our|another|final|in|on _ \
     $meeting|lunch|beer",
    "drop|send|give|suggest|propose|pick _ any|2|3|two|three|few|some|couple|of _ slots|times|\
     dates|days|2-3",
    "pencil|penciled|pencilled in|it",
    "the|a|our|an|short|online|next writing|coding|skills|technical|aptitude|home|trade|\
     practical test|assessment|exercise|task|challenge !*was|sent|good|enjoyed|liked|thank~|\
     impressed|score",
    "invite|inviting you|u !apply|reapply|re-apply|submit|send|follow|check|complain",
    "invite|inviting you to|for|in|back !apply|reapply|check|visit|keep|join|stay|connect|follow",
    "invited to|for|back _ $meeting|come|meet|interview|attend|join",
    "like|love|keen|happy|pleased|delighted|excited|want|wants|wanted|wishes|eager|hoping|glad|\
     ask~ to|for invite|schedule|arrange|interview|organise|organize you|a|an|your|the|another \
     !other|more|candidates",
    "like|love|keen|happy|pleased|delighted|excited|want|wants|wanted|wishes|eager|hoping to \
     meet|see|bring|have|get|talk|speak|chat|sit|fly|catch|connect|hear|interview|book|pick to?|\
     with? you|u !*from|references|referees|sign|soon|salary|numbers|yesterday|earlier|on|our \
     !board|friday",
    "like|love|keen|happy|pleased|want|wants|wanted|hoping to set|sort|fix|find up? a|an|some|\
     time|another|your",
    "get|getting to know you !yesterday|earlier",
    "we|i|they|he|she|team|manager|client|ceo|cto|panel|would want|wants|like|love second|\
     another|final|follow-up _ $meeting !*candidates|first",
    "like|love|want|wants to have|do lunch|coffee|dinner|breakfast|tea|drink with",
    "get|getting you in|over|down|round|up !*front|touch",
    "called|call|invited|requested|summoned|required for|to the|a|an|attend|appear _ interview|\
     personal|round|test|discussion",
    "available|present|ready for|on _ telephonic|telephone|phone|video|call|interview|round|\
     discussion|zoom",
    "put|putting|pencilled|penciled|slotted|booked|got you|u in|down for|on|at|with !*reserve|\
     list",
    "come and|over|down|along spend|see|have|meet|try|sit|show|do|say|talk|work",
    "come set|sit|hang|spend|shadow|cook|bake|teach|play w|with|out|a|the|some|for",
    "prepare|present|bring|give a|an|your|us|some _ presentation|lesson|pitch|talk|plan|demo|\
     dish|case|example|proposal",
    "next up|stop|stage|round !candidate",
    "ok|okay|so|then next is|would|come|a|the",
    "next is|are|would|comes|come _ call|chat|interview|come|meeting|round|test|trial|\
     conversation|talk",
    "how|what is|does|do your diary|calendar|schedule|week|friday|monday|tuesday|wednesday|\
     thursday|afternoon|morning",
    "tell|let|send|give me|us _ what|which|your|some|when days|day|time|times|suits|dates|you",
    "link|invitation|invite|details|instructions|access to|for|is _ your|the|our|online|a test|\
     assessment|exercise|interview|call|challenge|zoom|teams",
    "like|love|want|wants|keen|happy|pleased|delighted|excited|going|decided|able to move|\
     progress|advance|take|put|bring you|your|with? !*other|another|someone|candidates|until|\
     once",
    "move|moving|progress|progressing|advance|advancing|put|putting|take|taking|passed|passing \
     you|your _ forward|through|ahead|onto|next|final|second|stage !*other|client|until|list|\
     panel",
    "you|your|candidacy|application|u _ progressed|advanced|moved|promoted|passed|going|moving|\
     proceeding|through _ forward|next|final|second|onto|through|to $grades|round|interview|\
     interviews|stage|forward|the",
    "you|u have|are|were|been? been? shortlisted|short-listed|longlisted|selected|chosen|picked|\
     invited for|to|by _ $grades|interview|interviews|interviewing|panel|assessment|attend|meet",
    "you|u are|have|made|is been? shortlisted|short-listed|through",
    "been shortlisted|short-listed|longlisted !yet",
    "made|make|reached|cleared|passed it|the|our|your _ through|shortlist|cut|next|final|second|\
     screening|round|stage !*who|candidates",
    "you are|is|have in|into|reached|made|at to? our|the $grades round|stage|interview|\
     interviews|step|two|three|four !*were",
    "next|second|final|third|following|last step|steps|round|interview|stage|conversation is|\
     are|will|would|takes|involves|consists|for _ you|a|an|your|to|with|our !*review|internal|\
     internally|board|committee|decide|decision|approval|discuss|compare|sign|they|hr|reference|\
     references|paperwork|panel|news",
    "are|r you|u both|still|at? all? available|free|around|good|about|up !*start|join|relocate|\
     work|begin|offer|to",
    "you|u be|are free|available|around _ for|on|next|this|tomorrow|at|monday|tuesday|wednesday|\
     thursday|friday|to !*start|join|begin|work|relocate",
    "when|what times|time|days|are|is _ you|u|your|good|free|available|availability !*start|\
     join|begin|notice|visa|relocate|salary",
    "your availability !*start|join|begin|immediate",
    "availability for|next|this|on|over|in _ $meeting|week|days|monday|tuesday|wednesday|\
     thursday|friday|interview|call",
    "what|when|which|whichever|any _ day|days|time|times|slot|slots|date|dates|one|of|afternoon|\
     morning|option _ suit|suits|work|works|fits|fit|best|prefer|you",
    "does|would|could|will|do|if|hope _ that|this|it|either|any|one|these|those|monday|tuesday|\
     wednesday|thursday|friday|time|day|date|10|11|am|pm|morning|afternoon|first|second|week _ \
     work|works|suit|suits|convenient|fit|ok|okay|good|alright !out|with|closely|remotely",
    "works|suits|suit|convenient|fits best? for you|yous|ya",
    "let|tell me|us|him|her know _ availability|times|slots|suits|works|available|free|\
     convenient|which|suit|work|dates !*start|candidates|decision",
    "send|give|share|provide|drop|shoot me|us|over|along|him|her|through _ times|days|slots|\
     availability|dates|alternatives|windows",
    "send|give|share|provide|with your availability|times|slots",
    "interview|call|meeting|session|visit|chat|appointment|conversation|zoom|slot is|has|been|\
     are|will|now|now been|be|now? confirmed|scheduled|booked|set|arranged|rescheduled|moved",
    "confirm|confirming|confirmed|booked|scheduled|rescheduled|reschedule|reminder|pencilled|\
     penciled|arranged|moved|move|look|looking you|your|for|the|it|to|of|to|in|forward _ \
     interview|visit|call|meeting|chat|trial|session|seeing|meeting _ on|for|at|tomorrow|with|\
     monday|tuesday|wednesday|thursday|friday !*candidates|sorry|last|discuss|finish|remaining",
    "like|need|have|going|happy|want to move|change|shift|reschedule|push it|your|the|our _ to|\
     interview|meeting|call",
    "come|pop|swing|drop|stop in|down|by|over|along|round|up _ to|for|and|on|us|at|tomorrow|\
     monday|tuesday|wednesday|thursday|friday|saturday|sunday|office|next|this !line|talent|\
     whenever|coffee|club",
    "come to|and|bake|meet|see|visit|join|for|work|in|do|us|with _ us|office|the|for|on|street|\
     our|site|interview|trial|meet|shop|yard|me|at|talk|lab|visit !*decision|conclusion|\
     agreement|talent|community|terms|network|attention|client|end|board",
    "could|can|would|will|shall|may|might|why do|you|u|we|not|i|it _ come|talk|chat|hop|jump|\
     catch|grab|zoom|pop|swing|meet|manage|join|make|meet|attend|fit|do !*favour|favor|decision|\
     soon|again|form|references|salary|start|without|board|committee|client|internally|nights|\
     weekends|sure",
    "could|can|shall|let we|you|us|i|u _ speak|talk|chat|call|meet|set|arrange|schedule|book|\
     find|do|say|fix|catch|ring|phone _ on|at|tomorrow|next|monday|tuesday|wednesday|thursday|\
     friday|this|up|for|time|a|with|some|interview !*decision|outcome|committee|board|panel|\
     client|references|remaining|referees|director|salary",
    "pick|book|choose|select|grab|reserve|use a|your|any|the|one|whichever|our|this|below|on _ \
     time|times|slot|slots|date|day|calendar|scheduler|interview|link",
    "calendly|scheduling|self-schedule|booking link|page|calendar|tool|system",
    "calendly",
    "available slots|times",
    "take|attached|attach|complete|send|sending|sent|do|invite|invited|invitation|give|set|\
     assign|have|start|finish|with|is|receive|try|next|by|get|prepare|find|following _ you|to|\
     the|our|a|an|short|brief|online|small|with|this|quick|timed|is|for|your coding|writing|\
     skills|online|technical|aptitude|personality|cognitive|logic|typing|written|language|\
     numeracy|case|practical|situational|video|design|recorded|psychometric|hackerrank|codility|\
     take home? test|assessment|exercise|challenge|task|sample|trial|assignment|study|interview|\
     link|tests !*was|sent|good|enjoyed|received|last|impressed|liked",
    "complete|take|do|start|sit|attend|solve|finish the|our|a|an|this|your|short|online|\
     attached _ test|assessment|challenge|interview|trial|task|presentation|exercise|exam|quiz \
     !*thank|was|form",
    "trial|working|shadow|taster|tryout shift|day|session|lesson|bake|week|interview !was|went|\
     last|you|has|on",
    "set|setting|schedule|scheduling|arrange|arranging|book|booking|organise|organize|fix|lock|\
     pencil|line|find up|in|a|an|some|your|the|for|our|that _ call|chat|time|interview|meeting|\
     conversation|zoom|visit|slot|round|session|screen|demo|with !*other|remaining|internal|\
     decide|decision|committee|board|panel|client|candidates|discuss|until",
    "see|meet|talk|speak|chat to|with? you|u then|there|on|at|tomorrow|monday|tuesday|wednesday|\
     thursday|friday|saturday !*decision",
    "let us talk|chat|speak|meet|set|schedule|arrange|find|say !*decision|know",
    "how|what about tomorrow|monday|tuesday|wednesday|thursday|friday|next|this|a|we|saturday|\
     10|11|9|2|3",
    "call|ring|phone|zoom with? you|u on|at|tomorrow|monday|tuesday|wednesday|thursday|friday|\
     next|this|around _ discuss|about|at|10|11|9|2|3|4|12|1|talk|schedule|arrange|set|am|pm|\
     interview|for|zoom !*decision|outcome|either|news|result|update|let|answer",
    "contact|call|reach|touch|email|send|write|get|ring|phone|you|hr to|with|about|a|an|the|\
     your _ schedule|arrange|set|book|interview|invitation|organise|organize|slot|details _ \
     interview|call|meeting|time|chat|it|up|a|an|the|for|your|next|that|link !*decision|feedback",
    "bring|prepare one|your|id|a|an|along|some|examples|copies|proof|photo|two _ id|passport|\
     portfolio|starter|example|laptop|boots|examples|knives|shoes !*ten",
    "bring id|along",
    "same panel|zoom|link|teams|room",
    "interview date|slot|time|invitation|details|link|panel is|will|on|below|are|for|with|as|\
     attached",
    "asked for you|to by|meet|see|speak|interview",
    "first|second|next|final|further|longer|another|last|informal|proper|follow-up talk|chat|\
     interview|conversation|call|meeting|round|stage|visit by|with|over|at|on|via _ video|me|\
     our|phone|zoom|coffee|us|you|teams|monday|tuesday|wednesday|thursday|friday|lunch|skype|\
     google|his|her|my|dr|mr|ms|office !*review|other|board|decision|news|finish|candidates|was|\
     enjoyed|been|then|panel",
    "disregard what|my|the|our|last",
];

/// Something is wanted.
pub const INFO: &[&str] = &[
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
    "link|file|attachment|pdf|document is|was|does dead|broken|corrupt|corrupted|expired|empty|\
     not",
    "ask|chase|remind|get professor|prof|dr|mr|ms|mrs|him|her|them|your|the _ to submit|send|\
     return|complete|email|upload|write",
    "no|not|never yet? received|got|had|have|seen|see|find|found your|the|any|a _ $document",
    "your file|application|profile|form|record|case shows|show|lacks|has|is|does _ no|missing|\
     lacks|incomplete|not _ $document|complete|include|have|!yet",
    "send|provide|share|forward|return|upload|submit|supply|attach|email|bring|scan|drop|\
     complete|fill|sign|furnish|give|resend|fax|sending|providing|returning|uploading|\
     submitting|completing|filling|signing|include|update|verify|whatsapp|post|attaching|reply|\
     revert|respond|ping|pop|chase|get|want|need|needs|require|requires|request|wants|missing|\
     lack|lacking|outstanding|awaiting|collect _ me|us|your|the|a|an|two|three|over|with|copies|\
     proof|some|back|any|out|up|in|of|this|these|my|one|both|through|another|last|signed|\
     updated|following|3|2|professional|own|current _ $document !*board|was|were|very|good|came|\
     client|manager|went|are|sheet|great|checked|together|has|have|is",
    "please|kindly|pls|can|could|would|will|need|mind|require|must|should|asked|help|ask|\
     request you|u|kindly|to|by|also|us|just|please|help|that|need|then _ send|provide|share|\
     complete|fill|submit|upload|return|sign|attach|supply|sending|providing|completing|filling|\
     returning|signing|furnish|forward|scan|fax|resend|revert|tell|advise _ me|us|your|the|an|\
     this|these|over|two|three|some|in|out|up|back|both|with|copies|proof|following|it|them|\
     details|a|below|attached|whether|what|how|names|through|across !chance|few|more|feedback|\
     time|try|note|line|reminder|if|know|nudge|days|weeks|times|availability|slots|dates|couple|\
     reach|bell|call|once|alternatives|windows",
    "please|kindly|pls|just|then|simply|also send|provide|share|complete|fill|submit|upload|\
     return|sign|attach|supply|furnish|forward|scan|fax|resend|log|review|initial|enter|verify|\
     answer|list !*emails|email|correspondence|messages|exercise|test|assessment !times|\
     availability|slots|dates|line|email|alternatives|windows|reminder|note|note|nudge|my|\
     message",
    "drop|send|email|fire|ping|pop|shoot|text|get|forward me|us|it|them|that|those|these|over|\
     back|across|through back|over|across|through|your|the|whenever|those|these|two|names|over|\
     what !call|bell|times|availability|slots|line|email|dates|to|week|couple|alternatives|in|\
     next",
    "fill|filling|complete|completing in|out|up|the|this|attached|our|these|all|your _ form|\
     forms|questionnaire|profile|application|declaration|survey|fields|sections|items|enclosed|\
     steps|details",
    "fill|filling in|out|up the|this|attached|our|form|these|it",
    "complete|completing these|the|following|outstanding items|steps|tasks|sections|fields|item",
    "missing|outstanding|required|incomplete document~|item~|information|form~|reference~|\
     detail~|field~",
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
    "need|want|wants|require|like|ask|asks|quick|answer _ things|thing|from|of|questions|\
     question _ from|of|for|you|first|please|before|below !*questions|any|if|hear",
    "what|when|how|which|whats is|are|would|much|soon|long|s|about|your|notice|kind _ your|you|\
     u|earliest|number|base|salary _ salary|number|rate|earn|earning|start|notice|expectations|\
     package|currently|earliest|target|walk|preference|looking|expecting|begin|join|status|\
     budget|visa|reason|range|give|current|relocat~ !*interview|meet|speak|call|chat|talk|times|\
     slots",
    "salary|compensation|pay|ctc|rate|wage expectation~|requirement~|history|expected",
    "current|expected|present|desired salary|ctc|package|compensation|rate|employer|notice",
    "your notice|salary|visa|package|earliest|compensation|rate|ctc|start|references|referees|\
     gaps|pronouns !*board|were|was|came|contract",
    "when could|can|would you|u start|begin|join",
    "do|would|will|are|have|can|did|could you|u _ need|require|hold|authorised|authorized|\
     willing|eligible|legally|relocate|own|possess|drive|licensed|registered|flexible|prepared|\
     sponsorship|driving|licence|license|permit|visa|right|comfortable|commute|weekends|nights|\
     certified|qualified|ok|okay|fluent|consider|accept !*meet|interview|call|chat|talk|speak|\
     anything|further|question~|time|join|attend|bring|wait",
    "do|are you|u have|got|still _ a|any|your|the|valid|driving|interested|right|car|own|\
     current !*question~|queries|time|minute|chance|concerns|feedback|news|update|offer|moment|\
     availability|call|plans",
    "are you|u still interested|looking|keen|willing",
    "which _ shift|location|office|site|start|area|areas|team|branch do|would|you|suits|is|are \
     !*interview",
    "a copy|scan|photo|list|copies of",
    "copies|proof|evidence of",
    "can|could|may|might i|we have|get|take|see|ask|know|borrow _ your|a|the|you|for|copy|date|\
     number|some|what",
    "grateful|appreciate|appreciated|obliged|great|good|lovely|helpful|nice if you|to would|\
     could|can|see _ send|furnish|provide|forward|supply|fill|complete|share|sign|return|see|\
     some|a|your",
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
     !*question~",
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
    "would you|u be? consider|accept|willing|open|able|prepared|okay|ok|happy to|a|lower|with|\
     for|taking|working|relocating !meet|come|speak|talk|interview|join",
    "please|kindly confirm your|that|whether|if _ right|salary|notice|address|details|\
     eligibility|permission|status|still|return|start|legally|current|interested|authorised|\
     authorized",
    "let|tell me|us know? your|what|how|whether|if|about|which _ salary|notice|expectations|\
     current|earliest|rate|visa|status|start|date|still|preference|interested|shift|location|\
     references|reference|need|sponsorship|you|u|relocate !*question~|suits|free|available|\
     works|have|any|anything|prefer|hear|want|wish|accept|heard",
    "prove|verify|confirm you|your identity|are|address|eligibility|human",
    "as soon as i|we have|get|ve|received got|that|those|these|them|it|your|both|all",
    "once|when|after i|we have|receive|get|ve|received received|it|these|those|your|them|all|\
     both !*feedback|decision|update|answer|approval|news|application|word",
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
    "contact|email|write|reach|talk|speak|try|ask|drop|ping|message|call|direct|address|\
     approach out? to|with? him|her|them _ instead|directly|direct|from|now|on|at|line|about \
     !*if|questions|urgent|you",
    "drop|send|give him|her|them a line|note|email|mail|message|call|ring|shout|bell|buzz",
    "has|have|had|will|is|be|now|gets|since|am taken|taking|take|inherited|inheriting|picking|\
     picked over|on|up|my|these|all _ from|my|role|req|reqs|search|recruiting|recruitment|\
     hiring|desk|vacancy|vacancies|position|team|duties|responsibilities|me|for|your|this|file|\
     job|application !*if",
    "has|have taken over|on",
    "takes|took|taking|take over _ from|for|as|hiring|recruitment|recruiting|my|this|your|reqs|\
     the",
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
     business|friday|monday|tuesday|wednesday|thursday|week|month|end|role|post|agency|school|\
     hr|recruiting|talent",
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
     transitioning|turned|given|giving|gave over|my|your|everything|this|it|all|the|open|him|\
     her _ over|to|desk|reqs|role|roles|requisitions|file|files|documents|work|portfolio|\
     vacancies|search _ to|colleague|her|him|kim|documents|file|over !*client|you|manager|panel|\
     committee|board|director|me",
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
];
