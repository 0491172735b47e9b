//! What stands around an answer: courtesies, excuses, signs of bad news, and words that look like
//! an answer and are none. In the language of `pattern`.

/// Words that look like a cue, or like bad news, and are neither: what stands wholly within one of
/// these says nothing.
pub const HARMLESS: &[&str] = &[
    // Others, and what is still to be done with them.
    "other|remaining|more|few|two|three|four|last|final|rest|all|several|couple|second|first|\
     shortlisted|both|another _ candidates|applicants|people|finalists|interviews|guys|folks|\
     conversations|applications to|left|this|next|still|on|tomorrow|we|for|before|i|until|yet",
    "interview|interviewing|see|seeing|meet|meeting|speak|speaking|talk|talking|interviewed|\
     finish|finishing|review|reviewing|screening|met|seen|assess|compare|comparing|considering|\
     have|got|wrap|complete|with|hear|to|concluding|concluded|finished|completed|completing|\
     wrapping|conduct|conducting|sort|after|call _ to|with|for|in|up|through|the|our|a|of|all|\
     all? other|others|another|remaining|more|few|two|three|last|final|rest|couple|several|\
     second|first|candidates|applicants|applications|interviews|everyone|both|next|shortlisted|\
     finalists _ candidates|candidate|applicants|people|finalists|interviews|guys|guy|folks|\
     person|of|rounds|round|interview|conversations|week|others|one|applications|profiles|today|\
     phase|tomorrow",
    "all|every|other candidates|applicants will|are|get|have|have|were? be|being|been|notified|\
     get|been|treated|informed|an",
    "unsuccessful|successful|rejected|shortlisted candidates|applicants|ones will|are",
    "shortlisted or not",
    "whether * selected|successful|shortlisted|chosen|unsuccessful",
    "not _ forgotten|forgot|forget|ignoring|ghosting you|your|u",
    "either way _ i|we _ call|ring|phone|email|tell|write you|u on|by|at|tomorrow|next",
    "down to you|two|three|u and|or|candidates|people|between _ other|another|candidate|one|two \
     _ candidate|person|people|finalist|candidates|applicant|guy",
    "case|application|file|profile is _ on hold",
    "not a bother|nuisance|pest|problem|burden",
    "very|so|most|you are|always welcome",
    "over much|to|the|and|at|a|in",
    "whether|if _ successful|selected|shortlisted|chosen|offered _ or not|unsuccessful",
    "successful or unsuccessful|not",
    "good|bad|yes|no or bad|good|no|yes",
    "good|bad news or",
    "either|whatever|one way|the|or outcome|the|another|decision|other",
    "whatever|regardless|irrespective|either of|the|way * outcome|decision|result",
    "whether|if it|the|they|answer * yes|no|positive|negative|good|bad or|either",
    // No verdict at all.
    "not a|an no|rejection|bad|negative|reflection|problem|verdict|judgement|silence|brush",
    "not had|have|got a|any no|rejection|nos",
    "not|without have|having|had|yet|anyone|anybody|us|been|be|actually|even|still|yet? made|\
     make|reached|reach|taken|take|decided|chosen|selected|picked|been|made|filled|offered|\
     rejected|ruled|hired _ a|any|our|the|anyone|anybody|on|anything|it|final|yet|out|between|\
     by|nobody|date|you _ decision|choice|one|anyone|yet|selection|shortlist|date|finalist|out|\
     candidate|candidates|call|position|role",
    "not|nobody|none|nothing|neither|no|nor * yet",
    "not yet",
    "yet to",
    "not|no|never|nothing !openings|opening|vacancy|vacancies|roles|positions * until|till|\
     before|without|til|unless|earlier|sooner",
    "nothing|not|no wrong|to|need|reason|cause worry|answers|do|panic|prepare|you|for|return|\
     bother|with",
    "not worry|hesitate|give up|panic|read|be|forgotten|ignoring|forget|lose|despair|stress|\
     fret|hurt|mind",
    "not * forgotten|forgot|forget|ignoring|ghosting|dropped|lost",
    "not|no _ news|update|updates|word|answer|movement|sign|reply|response|feedback|visibility|\
     insight|timeline|timing|date|dates|timetable|information|details|timeframe|informations|\
     clarity|bother|harm|rush|pressure|hurry|worries|trouble|offence|offense|idea|clue|control|\
     say|way|problem",
    "not|unable|never give|say|share|promise|know|tell|have|got|be|set|sure|been|certain|hear|\
     heard|commit|get|think|catch|make|manage|answer|reply|reach|sleep|help|remember|realise|\
     realize|expect|want|mean|rush|speed|see|discuss !offer|you|your|room|fit|place|suitable|\
     enough|moving|going|see|right",
    "can|could|would|will|do|does|did|am|are|is|has|have|was|were not been? able|know|say|give|\
     tell|promise|sure|share|hear|heard|had|been|certain|around|here|available|in|allowed|back|\
     decide|decided|signed|met|meet|budge|forgotten|finished|landed|going|easy|long|far|only|\
     just|easy|approve|confirm|confirmed|look|want !you|your|the|fit|to|among|progress|strong|\
     ready|successful|room|enough",
    "not only|just|long|far|too|later|earlier|sooner|before|until|till|today|tomorrow|least|all|\
     everyone|everybody|every|always|to|ideal|usual|usually|soon|easy|easily|quite|be !* for|\
     you|your",
    "why not",
    "if not",
    "no|not problem|rush|worries|pressure|less|later|doubt|longer|matter|need|one|bother|\
     trouble|hurry|earlier",
    "no longer than|away|out|stuck|ill|sick|delayed|waiting",
    // What is past or theirs.
    "interview|talk|chat|meeting|call|conversation|visit|presentation|session|test|assessment|\
     exercise|task|round|trial|day|shift|bake|lesson|time last|yesterday|on|this|with|was|went|\
     today|from|together",
    "your|the|last|recent|first|second|final|our|that _ interview|presentation|test|task|\
     assessment|exercise|talk|chat|meeting|call|round|sample|challenge|visit|trial|notes|slides|\
     portfolio was|were|went|is|has|on|last|yesterday|from|today|with|for|really|went|this",
    "thank~|thanks|thx|great|enjoyed|lovely|pleasure|nice|appreciate~|good|loved|wonderful|\
     liked|further|following|regarding * interview|interviewing|meeting|talk|talking|speaking|\
     visit|test|assessment|exercise|presentation|conversation|chat|call|application|task|trial|\
     round|session|catch|interviews|challenge|assignment|sample|sending|references|completing|\
     documents|time|email|attending|coming|applying|interest|applied|slides|portfolio|note|\
     submission|submitting|patience",
    "read|reading|reviewed|reviewing|review|marking|marked|grading|graded|look|looking|looked|\
     scoring|received|got|go|going|went|score|evaluate|evaluating|assess|assessing through|at|\
     over|your|the|all|of|with|into? your|the|all? your? take|coding|writing|test|tests|home|\
     assessment|assessments|exercise|sample|case|task|challenge|submission|assignment|\
     presentation|references",
    "second|another|final|first|next|further|more|third|last|internal round|set|batch|stage|\
     phase of? _ panel|interviews|reviews|review|internal|internally|budget|committee|\
     discussions|talks|approvals|deliberations|meetings|with|candidates|is|are|has|on|will|\
     starts",
    "next step|stage|steps * board|committee|review|decision|internal|approval|internally|\
     discuss|compare|director|reference|decide",
    "about|on|of|regarding|with|for|the|any|no|some|possible|and|our|as your|to|the? next step|\
     steps",
    "moving|moved|move|going|take|taking|put|pushed|keep|kept|get|getting|keeping things|it|\
     this|forward|the|along|process|faster|quickly|slower|slowly|pieces",
    "your application|candidacy|profile|cv|references|interview|documents has|have|was|were|is|\
     are|remains _ received|arrived|active|open|progressing|with|being|complete|safely|on|in|\
     still|valid|under",
    "received your _ application|references|documents|cv|resume|form|email|message|note|test",
    "will|to|shall|just|have|has|can|and|i _ pass|passed|share|shared|forward|forwarded|relay|\
     passing it|them|this|your|that|these on|along|with|to|note|thanks|message|regards",
    "pass it|this|that|them on|along|to",
    "we|i can|could confirm|not",
    // The candidate's own doing, and what anybody is told.
    "if|should|in|for|any|with you|case|other|further|more * questions|question|queries|\
     concerns|query",
    "any|further|other|more|have _ questions|queries|concerns|question",
    "question~|queries|concerns|adjustments|accommodation~|assistance|support|help _ contact|\
     email|please|write|call|reach|let|at|feel|to|ask",
    "please|kindly|do|pls not reply|respond|answer|hesitate",
    "not reply|respond to this|directly|to",
    "please|kindly note|bear|find|be|accept|know|rest|allow|see|visit|follow|keep|hang|sit|feel|\
     let us",
    "let me|us know if|with|should _ you _ have|need|any|can|questions|prefer",
    "no need|requirement to|for",
    "not need|have to",
    "if|should|unless you|i|it|that|this|anything _ need|changes|want|like|prefer|drags|slips|\
     anything|changes",
    "will|to|can|ll|just|have|has|had|and|i|we _ send|sent|contact|email|call|ask|asked|write|\
     chase|check|nudge|ping|push|chased|speak|talk|reach|follow|share|shared|forward|forwarded|\
     pass|passed|relay|remind|put|emailed|called|fill out|up|in|to|the|my|him|her|them|with|\
     your|on|you|your? client|boss|manager|him|her|them|panel|team|director|provost|committee|\
     board|finance|hr|feedback|note|notes|cv|again|along|on|profile|thanks|message|regards|\
     compliments|details|department|candidates|everyone|application|in",
    "waiting|wait|chasing|hoping to|on|for to|a|the|my|his|her|their|our|client|boss|final|\
     budget|one|sign|approval|two|feedback|board|hear|finance|ceo|hr|him|her|them|last|another|\
     grant|funding|director|paperwork|more|purchase|sign-off|it|head",
    "your|the references|referees|documents|form|paperwork|file|cv|application are|is|were|was|\
     came|have|has|all|still|remains !*missing|outstanding|unsuccessful|needed|required|closed|\
     incomplete|declined|rejected|not",
    "they|he|she|client|committee|board|ceo|director|manager|boss|owner|head|hr|finance|team|\
     dean|provost|chair|council|partner|partners|commissioner|minister|dr|it need|needs|want|\
     wants|has|have|must|is|are|to to? _ sign|approve|approval|decide|see|meet|review|ok|agree|\
     look|read|compare|budget|confirm|discuss|finish|sign-off|time|approved|more|sign off",
    "call|email|phone|chat|touch|mail|speak if|whenever|any|anytime",
    "salary|pay|budget band|approval|sign-off|level|committee|grade|review|freeze|question",
    "application|applications|submission|submissions|posting|ad|advert closed|closes|close|\
     deadline|window",
    "closed the round|books|sale|deal|school|office|for",
    "office|offices|school|university|building|company|firm|we|campus|shop|department|library \
     is|are|was|will|be be? closed|shut|closing",
    "closed from|until|for|on|between|today|tomorrow|over",
    "filled|fill|filling in|out",
    "until|till|once|when|before|if|after|by|have|hope|hoping|expect|want|need|plan|aim|looking|\
     trying|keen|rush|how|to|be|must _ to|the|this|it|have|we|be|get? _ filled|fill|filling \
     !*is|internally",
    "still|very|not|remains is|been? not? open|filled|cancelled|frozen|closed|gone !internally",
    "not is? been|be? filled|cancelled|canceled|frozen|withdrawn|on|closed|gone|paused hold|yet|\
     at|or|the|by|and|away|just|nor|though|in",
    "decided|agreed|planning|chosen|decide|need|want|going|asked|wants|had to to? add|extend|\
     interview|see|wait|hold|meet|bring|move|push|postpone|delay|do|have|speak|review|discuss|\
     take|run|compare|revisit|re-interview|reconvene _ an?|another|more|few|the|one|until|till|\
     some|two|forward|second|it|off|deadline|back|meeting|decision|closing !*no|pass|candidate|\
     else|other",
    "decided|decide|decision _ on|yet|between|before|until|tomorrow|next|soon|by|this|who|whom|\
     whether|which|anything",
    "offer|offering|offers help|any|more|feedback|apologies|you? any|more|help|feedback|an? \
     update|date|further|support|advice|of? help|information|timeline",
    "job|special|limited|great|seasonal|exclusive|this|on offer|offers",
    "good|best luck with|in the|your|my|exams|the|other interview|move|exams|defence|defense|\
     thesis|dissertation|baby|rest|presentation|surgery|weekend|race|marathon|term|wedding|\
     house|holidays|move|exam",
    "wish you a|an|all|well|happy? a|great|good|pleasant|nice|happy|wonderful|lovely|merry|\
     speedy|relaxing|restful day|weekend|week|holiday|holidays|evening|christmas|easter|new|\
     break|recovery|merry|summer|start|time|trip",
    "other|another|different|second|third thing|things|matter|matters|hand|week|day|days|reason|\
     reasons|commitments|note|deadline|deadlines|priorities|project|projects|date|time|meeting|\
     meetings|month|department|departments|office|offices|delay|colleague|colleagues|member|\
     members|call|stakeholders|emails|people",
    "another|different week|two|few|couple|month|day|days|round|time|date|meeting|option|one|\
     look|email|chat",
    "at|in|with this|the|latest|moment|moment|meantime|stage",
    "latest|by|due|on|in",
    "difficult|hard|tough|tricky|not easy|impossible to schedule|get|say|tell|predict|pin|\
     coordinate|decide|know|reach|find|choose|align|catch|give",
    "hard|difficult|tough|tricky|close|big|important decision|choice|call to|ahead|for|and|so|\
     between|this|we",
    "sorry|apologi~|apologies|afraid|unfortunately|regret|sadly|alas * $late|delays|delayed|\
     silence|slow|confusion|inconvenience|keep|keeping|quiet|reply|replying|taking|another|\
     slipped|ill|away|sick|busy|longer|yet|late|moved|wait|news|mixup|mix|short|back|missed|\
     earlier|behind|holiday|vague|replied|more|brief|trouble|until",
    "sorry|apologies|afraid|unfortunately|sadly i|we|i|it|but|there|the|she|he|they|that am|is|\
     are|have|has|will|can|do|was|cannot _ still|not|no|been|out|away|nothing|sick|ill|delayed|\
     taking|busy|waiting|on|behind|late|running !*you|offer|successful|selected|forward|proceed|\
     able|fit|match",
    "disappoint~ about|that|by|the|with",
    "however|but|though|although we|i|they|the|it|she|he|there|it|still|please|not|rest|that|as \
     _ will|still|are|is|expect|hope|have|should|can|do|am|want|has|need|not|know|nothing|think|\
     had|was|never|rarely !*you|your|offer|closed|someone|else",
    "remove any doubt|doubt",
    "delete|remove|deleted if you|after",
    "stop by",
    "non-stop|bus|next stop",
];

/// Signs of bad news, or of something asked, that no cue has explained: with one of them in it a
/// message is never read as going on.
pub const GRAVE: &[&str] = &[
    "great|fantastic|wonderful|amazing|brilliant|excellent news",
    "not contact|email|bother",
    "plug|shut|shutting|slashed|gutted|axed",
    "has|have|is ended|concluded",
    "gone to",
    "is not you",
    "name out|off",
    "spend|come _ with us",
    "your * birth|number|signature",
    "furnish|resend|scan",
    "other|another|different|stronger|internal candidate~|applicant~|person|profile~|direction",
    "someone|somebody else",
    "you will|would|are|were|did not !need|be|a|have|find|a|forgotten|bother|hear",
    "selected|chose|picked|hired|appointed|preferred|winner",
    "replacement|successor",
    "your contact is|now",
    "no openings|opening|vacancy|vacancies|roles|positions|jobs|spots|headcount|need|hire !to",
    "apply|candidacy|elsewhere",
    "accept|take * other|offer|job",
    "receive|get|have|send|sends|sending|see|email|emailing * contract|test|assessment|letter|\
     paperwork|package|terms|form|task|exercise|link !*band",
    "letter of",
    "decision|outcome letter",
    "portal",
    "shortlisted|successful|unsuccessful|unsuccessfully",
    "no longer than?",
    "unable|not able * offer|proceed|move|take|progress|continue|accommodate|consider|hire|go|\
     make",
    "sad|bad|painful news|decision|message",
    "withdraw~|scrapp~|dropp~|abandon~",
    "welcome here",
    "not * selected|successful|chosen",
    "fill~ the|this",
    "filled",
    "cancel~",
    "freeze|frozen|paused|withdrawn",
    "on hold|ice",
    "pursu~",
    "right|good|best|perfect|culture fit",
    "wish you",
    "luck",
    "future opportunit~|openings|roles",
    "on file",
    "other opportunit~|roles|options|positions",
    "remov~|unsubscrib~|delete",
    "stop|cease",
    "reject~|declin~",
    "offer !date|times",
    "invite|invited|inviting",
    "next|final|second|third round|interview",
    "send|provide|complete|attach|upload|submit|sign me|us|the|your|a|it|this|in|out",
    "took|taken|taking over",
    "consider * closed|unsuccessful|rejected|no",
    "reconsider~|restructur~|laid|reorgani~",
    "not _ good|great|positive|favour~|favor~|encouraging|promising",
    "one of them|those",
    "found|find our|the|someone person|match|one|candidate|right",
    "where it|this|we ends|stops|end",
    "not in your",
    "has|have made its|our|their|his|her choice|mind|pick|decision",
    "made up",
    "ranked|placed",
    "process is over",
    "over for",
    "wants to meet|see|speak|talk|interview|send|hire",
    "wants a|you|your",
    "ring|phone|call you on|tomorrow|at _ monday|tuesday|wednesday|thursday|friday|at|about|to",
    "if|only|should|where _ shortlisted|selected|successful|interested|match~|suitable|\
     progress~|your",
    "look|looks doubtful|bad|unlikely|bleak|elsewhere|grim",
    "congrat~|welcome",
    "need|needs|want|waiting|require|missing from you",
    "waiting for|on your",
    "need|needs|want your|the _ form|references|passport|copy|transcript|certificate|documents|\
     licence|license",
    "leaving the|us|acme|company",
    "gone|dead|finished|toast",
    "not * offer|hire|needing",
];

/// Words that may be of bad news, or ask something: they forbid a reading as mere courtesy, or one
/// that rests on little.
pub const DANGEROUS: &[&str] = &[
    "$else candidate~|applicant~|person|profile~|direction|finalist~|shortlist",
    "someone|somebody else",
    "elsewhere|candidacy !is|remains|under",
    "you|u will|would|are|were|did|was|have|has not",
    "not _ you|your !until|till|yet|know|have",
    "not|never|hardly|neither _ good|great|positive|strong|favourable|favorable|encouraging|\
     promising|ideal|suitable|right|enough|in|best|expected|look|won|through|succeed",
    "negative|unfavourable|unfavorable|weak|poor|weaker|unsuitable|hesitant|mixed|concerns|\
     reservations|doubts",
    "selected|chose|picked|hired|appointed|preferred|elected|winner|won|favourite|favorite \
     !your|you",
    "decided|choice|chosen|decision",
    "found our|the|a|someone|somebody|person",
    "your new? contact|recruiter",
    "no openings|opening|vacancy|vacancies|roles|positions|jobs|spots|headcount|need|hire|job|\
     role|position",
    "apply|reapply|re-apply|applying",
    "accept * other|offer|job",
    "offer~",
    "contract|terms|package|paperwork|onboarding",
    "outcome|decision|result|regret letter",
    "letter of|is",
    "portal",
    "shortlisted|successful|successfully|unsuccessful|unsuccessfully",
    "only|if|should _ shortlisted|selected|successful|interested|match~|suitable|qualif~|fit|\
     progress~|chosen|interest",
    "no longer",
    "unable|not able * offer|proceed|move|take|progress|continue|accommodate|consider|hire|go|\
     make",
    "sad|bad|difficult|tough|hard|painful|upsetting|heavy|disappointing news|decision|message|\
     email|mail|note|heart|one",
    "withdr~|scrapp~|dropp~|abandon~|discontinu~|rescind~|revok~|terminat~|dissolv~|eliminat~|\
     exclud~",
    "filled|fill",
    "cancel~|called off",
    "freeze|frozen|froze|freezing|paused|pausing|pause|suspend~|shelved|iced",
    "on hold|ice|pause",
    "gone|over|dead|finished !through|it|budget|your|the|them|on",
    "is|are|was off !sick|today|this|on|for|until|till|to|work|with",
    "pursu~",
    "fit|match|suited|suitable|qualif~|criteria|requirements",
    "wish you|u|him",
    "luck|endeavo~|future|journey|adventure",
    "on file|record",
    "remov~|unsubscrib~|delet~|block~",
    "stop|cease|quit|enough|anymore",
    "reject~|declin~|refus~|turned|denied|denial|dismiss~",
    "invite|invited|inviting|invitation",
    "$grades round|interview|stage",
    "interview|assessment|test|exercise|task|trial !went|was|on|yesterday|last|and|with|process|\
     phase|feedback|panel|board|notes|dates|stage|schedule|loop|season",
    "send|provide|complete|fill|attach|upload|submit|sign me|us|the|your|a|it|this|in|out",
    "need from|you|your|to know|see|hear",
    "contact|email|call|write|ask|phone|ring my|our|his|her|him|them",
    "took|taken|taking|take|takes over",
    "retir~|resign~|left|leaving|successor|replacement|replaced|replacing",
    "consider * closed|unsuccessful|rejected|no",
    "reconsider~|restructur~|laid|reorgani~|redundan~|layoff~|merger|merging|merge|acquired|\
     insolven~",
    "unfortunat~|unfortunately * not",
    "regret~",
    "disappoint~",
    "second|third|reserve choice|place|list|best",
    "runner",
    "better|stronger|closer|more than|candidate|candidates|suited|qualified|experienced|fit|\
     match|luck",
    "lack|lacks|lacking|lacked",
    "let you down",
    "part ways",
    "pass on|this",
    "end here|there|it",
    "leave it|things there|here|at",
    "rather than hire|hiring|fill",
    "annoy~|harass~|pester~|spam|inappropriate|unwelcome|unwanted",
    "congrat~|hired|welcome aboard|to",
    "salary|notice|visa|reference|references|referees",
    "are|is|be you available|free",
    "your availability",
    "went with|another|for",
    "go|going|moving|move with|another|without",
    "not hire|hiring|proceed|progress|move|fill|recruit|continue|offer",
    "a|it|is|the|big no from|on|for|i",
    "earned|deserves|edge|nod",
];

/// Words that are dangerous unless their sentence speaks of waiting.
pub const GLOOMY: &[&str] = &[
    "unfortunat~",
    "regret~",
    "afraid",
    "sadly",
    "disappoint~",
    "sorry to",
    "bad news",
    "alas",
    "apologi~ * but",
    "unluckily",
];

/// What makes a sentence a mere courtesy.
pub const COURTEOUS: &[&str] = &[
    "thank~",
    "thx",
    "ta",
    "cheers",
    "likewise",
    "appreciate~",
    "grateful",
    "greetings",
    "\
     ordered",
    "noted",
    "great|nice|lovely|good|wonderful|pleasure|enjoyed|loved|glad|delight|kind|delightful|fun|\
     fab|super|brilliant|happy|fantastic|ditto|same|treat to? have|meet~|speak~|talk~|chat~|\
     hear~|see~|having|of|here|it|one|you|get|to|catch~|day|we|work|time|hosting|reading",
    "great|nice|lovely|good|kind|sweet|thoughtful|decent|how kind|to hear|see|note|of|chat|one|\
     you|thoughtful|nice|lovely|sweet",
    "you are * welcome|star|legend|kind",
    "your|you're welcome",
    "my|our|all|the|a|real pleasure|honour|delight|mine",
    "enjoy~ * weekend|day|week|evening|holiday~|break|it|summer|easter|rest|talking|meeting|\
     conversation|speaking|time|chat|too|visit",
    "have a * day|week|weekend|evening|one|time|trip|christmas|easter|break|summer|holiday",
    "receiv~ your",
    "well received",
    "got it|them|this|your",
    "will|shall pass|share|forward * on|along|with",
    "best|warm|kind|good|every wishes|regards|wish",
    "happy|merry new|holidays|friday|christmas|easter|thanksgiving|birthday|monday",
    "sorry|apologi~|apologies for|about the|my|our|this|such|being|not|replying",
    "good morning|afternoon|day|evening",
    "hope~ you|this|your|the|to|all|that|its|it",
    "safely|arrived",
    "much appreciated",
    "no \
     further|more action|steps",
    "nothing * need to",
    "quick|short|brief|just update|note|line|a|quickly|heads",
    "safe travels|journey|home|trip|flight",
    "take care",
    "look forward|looking forward",
    "pleasure|joy|treat|impressed|enjoyed|inspiring|fascinating|interesting",
    "talk|speak|see|chat|catch soon|later|then",
    "until then",
    "hi|hello|dear|hiya",
    "all the best",
    "keep well|safe|up|in",
    "made my|our day",
    "well done",
    "bless",
    "fingers \
     crossed",
    "stay|keep warm|cool|safe|well|tuned|dry",
];

/// What people talk about who explain why it takes long. A sentence that holds no cue must be of
/// this sort, or a courtesy, in a message that is read as going on by little.
pub const NEUTRAL: &[&str] = &[
    "committee|panel|board|manager|director|commissioner|partners|leadership|boss|head|provost|\
     dean|ceo|cfo|chair|owner",
    "budget|finance|approval|approvals|sign|signature|council|paperwork|sign-off|hr|auditors",
    "vacation|holiday|holidays|travel~|away|leave|offsite|closed|office|offices|break|easter|\
     christmas|sick|ill|flu|ramadan|eid|diwali",
    "review~|interviewing|interviews|applications|process|quarter|busy|swamped|behind|slid|\
     slipped|flat|hectic|bedlam|chaos|mad",
    "delay~|longer|wait|waiting|promise|hang|schedul~|early|weekend|ages|forever|time|soon|\
     while|slow|late",
    "evaluation|evaluating|certificate|doctor|selection|received|deliberations|deliberating",
    "promised|automated|unmonitored|mailbox|depends|chase|chased|chasing|patience|patient|bear",
    "client|business|profile|feedback|update|inspection|audit|team|deadline|launch|release|\
     month|week|school|term|semester",
    "not a no",
    "meet~|sit~|reconvene~|gather~",
    "liked|loved|impressed|strong|good|great|\
     excellent",
];

/// A turn in the sentence, after which the bad news comes.
pub const TURNS: &[&str] =
    &["but", "however", "though", "although", "instead", "yet * not", "while", "gone|none|nobody"];

/// Signs of a verdict that must not be lost in the note of an absence.
pub const GRIM: &[&str] = &[
    "filled|cancelled|canceled|frozen|withdrawn|paused|unsuccessful|reject~|declin~",
    "selected|chosen|hired|choice|unfortunately|regret",
    "offer|assessment|candidates|applicants",
    "not contact|email|write|moving|move|proceed|successful",
];

/// Things that letters of refusal say around the refusal; each is worth its points, once.
pub const SOFT: &[(u32, &[&str])] = &[
    (2, &["unfortunat~", "regret~", "sadly", "afraid", "sorry to|that|not|we|i|you|for|this"]),
    (
        2,
        &[
            "disappoint~",
            "not the|what outcome|news|answer|result",
            "hoped|hoping for",
            "hard \
     to hear|write|read|send",
        ],
    ),
    (
        3,
        &[
            "wish~|wishing you|him|her _ the|all|every|best|luck|success|well|nothing",
            "best|good|all|much of? luck|best|success|wishes",
            "every success",
        ],
    ),
    (
        3,
        &[
            "your|the|with job|career|future|employment|professional? search|endeavo~|career|\
     pursuits|hunt|plans|undertakings",
            "luck|success|best|well in|with|on|for|out the|your|his|future|finding|there|all",
            "find * right|suitable|great|perfect|something role|position|fit|job|opportunity|soon|\
     amazing|great",
        ],
    ),
    (
        3,
        &[
            "keep|retain|keeping|retaining|hold|kept|held|stay|remain|store|save your|you|on|it|\
     details|in _ cv|resume|details|application|profile|file|record|database|mind|information|\
     pool|name|touch",
            "on file",
            "talent pool|community|network|bank",
        ],
    ),
    (
        3,
        &[
            "encourage|welcome|invite|urge|hope|free|hesitate|recommend|love|consider|like|please \
     you|to|that|if * apply|reapply|re-apply|applying|consider|check|visit|application|keep|\
     other|future",
            "apply again|for|in|to",
            "future|other|suitable|similar|new|another|next _ opportunit~|\
     openings|opening|vacanc~|roles|positions|role|position",
            "future consideration",
            "our careers? page|site|website",
        ],
    ),
    (
        2,
        &["careful|thorough|much|due|lot|long|extensive|great|serious|good of? consideration|\
     deliberation|review|thought|discussion|deal|debate|back"],
    ),
    (
        2,
        &[
            "difficult|tough|hard|not easy|painful|agonising|agonizing|close decision|choice|call",
            "\
     not easy|easily|lightly|make",
        ],
    ),
    (
        2,
        &[
            "large|high|overwhelming|unprecedented|great|huge|record|many|exceptional|extraordinary|\
     significant|strong|large|considerable|number|volume|calibre|caliber|quality|standard|pool|\
     field|talented|qualified|impressive of|number|volume|strong|high|qualified|applic~|\
     candidates|applicants|response|talented|very|excellent|impressive|interest",
            "competitive|competition|oversubscribed",
        ],
    ),
    (
        2,
        &[
            "$else|those|whose $who",
            "someone|somebody else|who|with",
            "whose|more|most|closely|\
     closer|better|best|stronger _ match~|align~|fit~|suit~|skills|experience|qualif~|\
     background|meet~|relevant|suitable|closely|requirements|needs",
        ],
    ),
    (
        1,
        &[
            "at this|the|present time|occasion|moment|point|stage",
            "this|that time|occasion|\
     round|instance",
            "on this",
        ],
    ),
    (
        3,
        &[
            "not _ you|your",
            "not be? able|unable|not|decided|decide $proceed|offer|select|\
     continue|consider|hire|invite|selected|chosen|successful",
            "not|un $chosen",
        ],
    ),
    (
        4,
        &[
            "looking|look|wants|want|needs|need|after|prefer|preferred|prefers|seeking|require|\
     requires for? someone|somebody|candidates|applicants|people who|with|whose|already",
            "looking|needs|seeking|wants|focus~|needed|required for|on? deeper|greater|stronger|\
     broader|more|someone _ experience|exposure|background|skills|expertise|knowledge|senior|\
     depth",
        ],
    ),
    (
        3,
        &[
            "better|best|closer|stronger|closely fit|suited|match|matched|aligned|suits|fits|aligns|\
     matches|fitted|qualified",
            "more|most closely|suitable|suited|relevant|aligned|directly|specific|extensive|\
     experienced|recent|appropriate * experience|candidate~|match~|align~|requirements|needs|\
     background|profile|skill~|qualif~|fit~|suit~",
            "bar is|was very|so|extremely|incredibly|really high",
        ],
    ),
    (1, &["feedback", "despite|while|although|though your|you|we|the"]),
];

/// Matters that have nothing to do with a candidacy.
pub const ELSEWHERE: &[&str] = &[
    "newsletter|digest|webinar|podcast|subscribe|unsubscribe|subscription|sale|discount|\
     voucher~|promo~|coupon|deal|deals|vouchers|giveaway|sponsor",
    "invoice|payment|receipt|order|parcel|delivery|shipment|refund|billing|renewal|bank|\
     statement|rent|tenant|lease|landlord",
    "expenses|claim|reimbursement|mileage|bug|beta|build|release|patch|outage",
    "parking|pass|ticket|tickets|dinner|lunch|party|birthday|wedding|barbecue|bbq|game|match|\
     chess|club|choir|football|league|marathon|race|concert|recipe|holiday|cottage|dog|cat|kids|\
     baby|mum|dad|grandma|aunt|uncle|cousin|brother|sister|pub|pint|beach|hike|bike|car|garage|\
     roof|plumber|dentist|vet|library|book|books|film|movie|gig|guitar|band|tournament|fair",
    "verification code|password|sign-in|login|account|security alert|code|your|reset|locked|\
     suspended|update",
    "job|jobs alert|alerts|for|near|matching|recommendations|you",
    "new|all|more|similar|recommended|top jobs|openings|roles|vacancies|matches",
    "career|job|open fair|day|evening|event|expo",
    "refer|referral a|your|bonus|program friend|\
     friends|mate",
    "register|rsvp|sign for|by|now|up|here|today",
    "view|manage|update|see|browse|shop|read|\
     download in|your|all|online|more|now|our|the|here",
    "survey|satisfaction|feedback form|rate|review us|our|your",
    "meeting|session|workshop|\
     training|course|conference|talk|event|lecture notes|agenda|minutes|invitation|series|\
     programme|on",
    "annual general|report|meeting",
    "happy birthday",
    "helpdesk|ticket|support|case|service \
     number|request|desk|has|reference|#",
];

/// Words of a candidacy: with one of them a message is not about something else.
pub const CANDIDACY: &[&str] = &[
    "your _ application|candidacy|candidature|cv|resume|profile|interview|references|background|\
     experience",
    "applied|applying|candidate|candidates|applicant|hiring|shortlist~|recruit~ !bonus",
    "the|this|that|our|for role|position|job|post|vacancy|interview|panel|decision|process|\
     client|offer",
    "interview|interviewing|finalist~",
];
