//! Words that look like an answer and are none: other people's interviews, what is past, what is
//! denied, excuses. In the language of `pattern`.

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
     wrapping|conduct|conducting|sort|after|call !*hired|appointed|chosen|moved|move|moving|gone|\
     forward|ahead|picked|selected|offered|both _ to|with|for|in|up|through|the|our|a|of|all|all? \
     other|others|another|remaining|more|few|two|three|last|final|rest|couple|several|second|\
     first|candidates|applicants|applications|interviews|everyone|both|next|shortlisted|finalists \
     _ candidates|candidate|applicants|people|finalists|interviews|guys|guy|folks|person|of|\
     rounds|round|interview|conversations|week|others|one|applications|profiles|today|phase|\
     tomorrow",
    "all|every|other candidates|applicants will|are|get|have|have|were? be|being|been|notified|\
     get|been|treated|informed|an",
    "unsuccessful|successful|rejected|shortlisted candidates|applicants|ones will|are",
    "shortlisted or not",
    "whether * selected|successful|shortlisted|chosen|unsuccessful",
    "not _ forgotten|forgot|forget|ignoring|ghosting you|your|u",
    "either way _ i|we _ call|ring|phone|email|tell|write you|u on|by|at|tomorrow|next",
    "down to you|two|three|u and|or|candidates|people|between _ other|another|candidate|one|two _ \
     candidate|person|people|finalist|candidates|applicant|guy",
    "case|application|file|profile is _ on hold",
    "not a bother|nuisance|pest|problem|burden",
    "very|so|most|always|are welcome",
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
    "not|without have|having|had|yet|anyone|anybody|us|been|be|actually|even|still|yet? made|make|\
     reached|reach|taken|take|decided|chosen|selected|picked|been|made|filled|offered|rejected|\
     ruled|hired _ a|any|our|the|anyone|anybody|on|anything|it|final|yet|out|between|by|nobody|\
     date|you _ decision|choice|one|anyone|yet|selection|shortlist|date|finalist|out|candidate|\
     candidates|call|position|role",
    "not|nobody|none|nothing|neither|no|nor * yet",
    "not yet",
    "yet to",
    "not|no|never|nothing !openings|opening|vacancy|vacancies|roles|positions * until|till|before|\
     without|til|unless|earlier|sooner",
    "nothing|not|no wrong|to|need|reason|cause worry|answers|do|panic|prepare|you|for|return|\
     bother|with",
    "not worry|hesitate|give up|panic|read|be|forgotten|ignoring|forget|lose|despair|stress|fret|\
     hurt|mind",
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
     decide|decided|signed|met|meet|budge|forgotten|finished|landed|going|easy|long|far|only|just|\
     easy|approve|confirm|confirmed|look|want !you|your|the|fit|to|among|progress|strong|ready|\
     successful|room|enough",
    "not only|just|long|far|too|later|earlier|sooner|before|until|till|today|tomorrow|least|all|\
     everyone|everybody|every|always|to|ideal|usual|usually|soon|easy|easily|quite|be !* for|you|\
     your",
    "why not",
    "if not",
    "no|not problem|rush|worries|pressure|less|later|doubt|longer|matter|need|one|bother|trouble|\
     hurry|earlier",
    "no longer than|away|out|stuck|ill|sick|delayed|waiting",
    // What is past or theirs.
    "interview|talk|chat|meeting|call|conversation|visit|presentation|session|test|assessment|\
     exercise|task|round|trial|day|shift|bake|lesson|time last|yesterday|on|this|with|was|went|\
     today|from|together",
    "your|the|last|recent|first|second|final|our|that _ interview|presentation|test|task|\
     assessment|exercise|talk|chat|meeting|call|round|sample|challenge|visit|trial|notes|slides|\
     portfolio was|were|went|is|has|on|last|yesterday|from|today|with|for|really|went|this",
    "thank~|thanks|thx|great|enjoyed|lovely|pleasure|nice|appreciate~|good|loved|wonderful|liked|\
     further|following|regarding * interview|interviewing|meeting|talk|talking|speaking|visit|\
     test|assessment|exercise|presentation|conversation|chat|call|application|task|trial|round|\
     session|catch|interviews|challenge|assignment|sample|sending|references|completing|documents|\
     time|email|attending|coming|applying|interest|applied|slides|portfolio|note|submission|\
     submitting|patience",
    "read|reading|reviewed|reviewing|review|marking|marked|grading|graded|look|looking|looked|\
     scoring|received|got|go|going|went|score|evaluate|evaluating|assess|assessing through|at|\
     over|your|the|all|of|with|into? your|the|all? your? take|coding|writing|test|tests|home|\
     assessment|assessments|exercise|sample|case|task|challenge|submission|assignment|\
     presentation|references",
    "second|another|final|first|next|further|more|third|last|internal round|set|batch|stage|phase \
     of? _ panel|interviews|reviews|review|internal|internally|budget|committee|discussions|talks|\
     approvals|deliberations|meetings|with|candidates|is|are|has|on|will|starts",
    "next step|stage|steps * board|committee|review|decision|internal|approval|internally|discuss|\
     compare|director|reference|decide",
    "about|on|of|regarding|with|for|the|any|no|some|possible|and|our|as your|to|the? next step|\
     steps",
    "moving|moved|move|going|take|taking|put|pushed|keep|kept|get|getting|keeping things|it|this|\
     forward|the|along|process|faster|quickly|slower|slowly|pieces",
    "your application|candidacy|profile|cv|references|interview|documents has|have|was|were|is|\
     are|remains _ received|arrived|active|open|progressing|with|being|complete|safely|on|in|\
     still|valid|under !*unsuccessful|rejected|declined|refused|closed",
    "received your _ application|references|documents|cv|resume|form|email|message|note|test",
    "will|to|shall|just|have|has|can|and|i _ pass|passed|share|shared|forward|forwarded|relay|\
     passing it|them|this|your|that|these on|along|with|to|note|thanks|message|regards",
    "pass it|this|that|them on|along|to",
    "we|i can|could confirm|not",
    // The candidate's own doing, and what anybody is told.
    "if|should|in|for|any|with you|case|other|further|more * questions|question|queries|concerns|\
     query",
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
     pass|passed|relay|remind|put|emailed|called|fill out|up|in|to|the|my|him|her|them|with|your|\
     on|you|your? client|boss|manager|him|her|them|panel|team|director|provost|committee|board|\
     finance|hr|feedback|note|notes|cv|again|along|on|profile|thanks|message|regards|compliments|\
     details|department|candidates|everyone|application|in",
    "waiting|wait|chasing|hoping to|on|for to|a|the|my|his|her|their|our|client|boss|final|budget|\
     one|sign|approval|two|feedback|board|hear|finance|ceo|hr|him|her|them|last|another|grant|\
     funding|director|paperwork|more|purchase|sign-off|it|head",
    "your|the references|referees|documents|form|paperwork|file|cv|application are|is|were|was|\
     came|have|has|all|still|remains !*missing|outstanding|unsuccessful|needed|required|closed|\
     incomplete|declined|rejected|not",
    "they|he|she|client|committee|board|ceo|director|manager|boss|owner|head|hr|finance|team|dean|\
     provost|chair|council|partner|partners|commissioner|minister|dr|it need|needs|want|wants|has|\
     have|must|is|are|to to? _ sign|approve|approval|decide|see|meet|review|ok|agree|look|read|\
     compare|budget|confirm|discuss|finish|sign-off|time|approved|more|sign off",
    "call|email|phone|chat|touch|mail|speak if|whenever|any|anytime",
    "salary|pay|budget band|approval|sign-off|level|committee|grade|review|freeze|question",
    "application|applications|submission|submissions|posting|ad|advert closed|closes|close|\
     deadline|window",
    "closed the round|books|sale|deal|school|office|for",
    "office|offices|school|university|building|company|firm|we|campus|shop|department|library is|\
     are|was|will|be be? closed|shut|closing",
    "closed from|until|for|on|between|today|tomorrow|over",
    "filled|fill|filling in|out",
    "until|till|once|when|before|if|after|by|have|hope|hoping|expect|want|need|plan|aim|looking|\
     trying|keen|rush|how|to|be|must _ to|the|this|it|have|we|be|get? _ filled|fill|filling !*is|\
     internally",
    "still|very|not|remains is|been? not? open|filled|cancelled|frozen|closed|gone !internally",
    "not is? been|be? filled|cancelled|canceled|frozen|withdrawn|on|closed|gone|paused hold|yet|\
     at|or|the|by|and|away|just|nor|though|in",
    "decided|agreed|planning|chosen|decide|need|want|going|asked|wants|had to to? add|extend|\
     interview|see|wait|hold|meet|bring|move|push|postpone|delay|do|have|speak|review|discuss|\
     take|run|compare|revisit|re-interview|reconvene _ an?|another|more|few|the|one|until|till|\
     some|two|forward|second|it|off|deadline|back|meeting|decision|closing !*no|pass|candidate|\
     else|other",
    "decided|decide|decision _ yet|between|before|until|tomorrow|next|soon|by|this|who|whom|\
     whether|which|anything",
    "offer|offering|offers help|any|more|feedback|apologies|you? any|more|help|feedback|an? \
     update|date|further|support|advice|of? help|information|timeline",
    "job|special|limited|great|seasonal|exclusive|this|on offer|offers",
    "good|best luck with|in the|your|my|exams|the|other interview|move|exams|defence|defense|\
     thesis|dissertation|baby|rest|presentation|surgery|weekend|race|marathon|term|wedding|house|\
     holidays|move|exam",
    "wish you a|an|all|well|happy? a|great|good|pleasant|nice|happy|wonderful|lovely|merry|speedy|\
     relaxing|restful day|weekend|week|holiday|holidays|evening|christmas|easter|new|break|\
     recovery|merry|summer|start|time|trip",
    "other|another|different|second|third thing|things|matter|matters|hand|week|day|days|reason|\
     reasons|commitments|note|deadline|deadlines|priorities|project|projects|date|time|meeting|\
     meetings|month|department|departments|office|offices|delay|colleague|colleagues|member|\
     members|call|stakeholders|emails|people",
    "another|different week|two|few|couple|month|day|days|round|time|date|meeting|option|one|look|\
     email|chat",
    "at|in|with this|the|latest|moment|moment|meantime|stage",
    "latest|by|due|on|in",
    "difficult|hard|tough|tricky|not easy|impossible to schedule|get|say|tell|predict|pin|\
     coordinate|decide|know|reach|find|choose|align|catch|give",
    "hard|difficult|tough|tricky|close|big|important decision|choice|call to|ahead|for|and|so|\
     between|this|we",
    "sorry|apologi~|apologies|afraid|unfortunately|sadly|alas * $late|delays|delayed|silence|slow|\
     confusion|inconvenience|keep|keeping|quiet|reply|replying|taking|slipped|ill|away|sick|busy|\
     longer|yet|late|moved|wait|news|mixup|mix|short|back|missed|earlier|behind|holiday|vague|\
     replied|more|brief|trouble|until",
    "sorry|apologies|afraid|unfortunately|sadly i|we|i|it|but|there|the|she|he|they|that am|is|\
     are|have|has|will|can|do|was|cannot _ still|not|no|been|out|away|nothing|sick|ill|delayed|\
     taking|busy|waiting|on|behind|late|running !*you|offer|successful|selected|forward|proceed|\
     able|fit|match",
    "disappoint~ about|that|by|the|with",
    "however|but|though|although we|i|they|the|it|she|he|there|it|still|please|not|rest|that|as _ \
     will|still|are|is|expect|hope|have|should|can|do|am|want|has|need|not|know|nothing|think|had|\
     was|never|rarely !*you|your|offer|closed|someone|else",
    "remove any doubt|doubt",
    "delete|remove|deleted if you|after",
    "stop by",
    "non-stop|bus|next stop",
    "gone|went|go|been|fallen quiet|silent|dark|awol|missing",
    "wrong office|department|queue|address|number|folder",
    "not the? intended|named|correct|proper recipient|addressee|reader please|kindly|you|then \
     stop|delete|destroy|notify|tell|inform|remove",
];
