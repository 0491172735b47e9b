//! What people write who are not done yet: write again then, news by then, no news. In the
//! language of `pattern`.

/// Write again, at a time.
pub const FOLLOW_UP: &[&str] = &[
    "check|checking|touch|touching|circle|circling|follow|following|report|loop|looping|reconnect|\
     catch back|in|base|up|around|again !on|to|as|from|the|our|your",
    "check|follow|reconnect|touch|catch|circle|loop|check back|in|up|base|around? with|on me|us|\
     this|again",
    "revert|write|reply|respond to us|me|back|again after|on|in|by|once !*decision",
    "resend|re-send|send this|it|that|again _ next|again|after|in|then|on",
    "get|grab|take hold|ahold of me|us !*form|copy",
    "catch|grab|get me|us again|after|then|on|in|next|when|monday|tuesday|wednesday|thursday|\
     friday",
    "leave it _ week|weeks|fortnight|days|month|until|till|then",
    "drop|send|give|shoot|write me|us an|a? email|line|mail|note|shout",
    "nag|ping|nudge|chase|remind|prod|poke|bug|pester|hassle|prompt|hound|badger|harass|jog me|us|\
     him|her|again|my",
    "get|getting in|back|hold touch|to|of me|us|with|again|after|in|once|then",
    "get|getting in touch !*if|we|i|shortly|soon",
    "reach|reaching out|back to|again|in|after|then|once|next",
    "email|call|write|ring|try|contact|message|text|phone|mail|whatsapp|holler|knock|telephone|\
     buzz|writing|calling|emailing|trying|contacting|ask|asking to? me|us|back|again|then|after|\
     once|anytime|when !more|if|your|the|availability|two|with",
    "email|call|write|ring|try|phone|ask|come|knock|contact in|on|or|after|next|early|late|around \
     _ !this|the|him",
    "give|drop|send|shoot|gimme|leave me|us|my|the a|another|an|office|quick _ shout|call|ring|\
     nudge|buzz|bell|ping|line|note|mail|email|text|message|reminder|tinkle|prod|holler|yell|hoy|\
     follow-up|follow",
    "send me|us this|it|that again",
    "shout|holler|yell at|if|me|us|back|then|again|in|after|on !out",
    "come|coming|get|circle back to|in|then|around|after|once _ me|us|in|then|after|again|next|\
     once",
    "follow up",
    "do the follow",
    "try|ask|write|call|ping|check|email|resend me|us|again|then|back|in !*team|client|form",
    "resume|restart|pick|revisit this|our|the|it conversation|up|then|again|thread|in",
    "your reminder|nudge|follow-up|email|message|call in|then|after|on|is|would|welcome",
    "talk|speak|touch|catch|chat|reconnect|regroup again|then|base|up in|after|then|next",
    "if * not|nothing|silence heard|hear|hearing|heard|received|had|rung|written|been|come",
    "no word|news|answer|from _ by|from * email|write|shout|call|ping|contact|chase|ask",
    "like|love|hope|expect|glad|happy|welcome|grateful|great|good|delighted|pleased|want to|if|\
     for hear|you from|to|could|would|email|call|write|check|get you|back|again|touch in|after|\
     again|once|next|then",
    "hit|hmu|ping|buzz|bell|text|ring|call|phone|prod|remind|chase|telephone|nudge|poke me|us|\
     back up|back|again|if|in|after|on|next !for|to|shortly",
    "hmu next|in|after|if|on",
    "give|gimme us|me a|an|another chase|shout|bell|ring|call|yell|buzz|nudge|knock|prod",
    "let me|us hear|know|have _ from|again|another|in",
    "if * nothing|not|quiet|silence|word|dark|without|wonder|still|no _ then|just|please|call|\
     ring|write|phone|drop|holler|shout|chase|email|come|telephone|contact",
    "if|should * not|no|nothing|without * ring|call|phone|telephone|contact|chase|write|wrote|\
     enquire|get|raise|send|drop|come|holler",
    "no reply|response|answer|news|word|sign by|after|within|in",
    "give|allow it|us|them|me|four|two|three|a|at _ then|and|till|until * phone|ring|call|contact|\
     chase|then",
    "bother|disturb|annoy|harass|pester me|us again|after|then|on|in",
    "send up|me a|us flare|reminder|message|text|note|line",
    "remember|prod|remind|jog me|us|my",
    "follow up if|after|in|then|with|on",
    "check|look in|back|with|up|again _ me|us|after|in|then|on",
    "ring|call|phone|text|message|telephone|contact|ask|try|chase|email|mail|write|enquire|\
     inquire to? the|my|our _ yard|shop|office|helpline|helpdesk|registry|department|agency|clerk|\
     desk|house|hotel|bar|kitchen|registrar|secretary|receptionist|switchboard|portal|hr|dean \
     !*call|instead",
    "if * call|ring|phone|holler|shout|telephone|chase|ping|poke|nudge|email me|us|back|the",
    "resume|renew|reestablish|take contact|up",
    "write|drop|call|ring|try|knock|enquire|inquire|ask|message|phone|text|telephone|pop _ again|\
     anew",
];

/// There will be news, at a time.
pub const TIMELINE: &[&str] = &[
    "decision|results|announcement|judgement day|date is|will|would",
    "we|i|hr will? phone|call|ring|telephone|email everybody|everyone|all|both|candidates",
    "you will have|get it|one|them on|by !*offer|contract|letter",
    "have|get|give|promise you|u an|my|our|your|the|a answer|decision|news|reply|response|verdict",
    "give us|me|it till|until|to|another|a",
    "you|u will|should|shall|ll have|get my|our|an|the|your answer|decision|news|reply|verdict|\
     result",
    "going|gonna to? be|take|need next|another|a|about|two|three|until|early|late",
    "looking|talking at|about",
    "need|needs|take|takes|be another|a|about|two|three|few|couple _ week|weeks|days|fortnight|\
     month !*notice",
    "make|making|announce|reach|take|communicate our|the|a|their|its|her|his _ choice|mind|\
     decision|pick|selection|decisions",
    "candidates|everyone|applicants|people|all _ told|notified|informed|contacted|updated|know",
    "hear|hearing|heard from|back|something|anything|more|by|either|within|the|our|about|of !me|\
     us|the|client|them",
    "hear|hearing tomorrow|monday|tuesday|wednesday|thursday|friday|no|on|in|next|soon|this|early|\
     late|before",
    "you|candidates|everyone|u|people|applicants|all|both will|should|can|would|shall|may|could|\
     ought|to|u|you * hear|know|notified|informed|told|contacted|updated|advised",
    "you|u|candidates|everyone will|should|can|would|shall|may|could|ought _ have|receive|get|\
     expect|see|find _ our|an|a|the|your|my|some|definite|final|full _ $news",
    "let|letting you|u|candidates|everyone|people|applicants|all|them|yous|ya|yall know|have",
    "let|tell you|u * know",
    "get|be|come|getting|coming|circle|circling|gets|revert|reverting|write|writing|follow|report|\
     respond|reply|ping back|to|in|with|base|out|you|again|up|on|by !me|us|the|our|them|him|her|\
     client|touch _ to|with|you|in|by|on|next|touch|soon|shortly|early|within|at|as|either|before|\
     after|monday|tuesday|wednesday|thursday|friday|tomorrow|then|when|once|this !me|us",
    "get|come|getting|coming|circle|circling|revert|be back to|in|with? you|touch|contact|all",
    "be in touch|contact|position",
    "in touch|contact with|by|on|next|within|no|early|before|soon|again|shortly",
    "revert to|by|back|with|soon|on",
    "have|make|making|reach|give|share|announce|expect|expecting|anticipate|take|get|send|provide|\
     deliver|bring|receive|issue|post|publish|offer|hope|made|given|produce|arrive|reaching|\
     communicate|promise|come _ a|an|our|the|you|any|your|to|some|with|final|at|on|its|their|of|\
     definite|firm|proper|more _ $news",
    "decide|deciding|decides|decided by|on|in|within|next|this|the|who|at|then|upon|before|early|\
     after|between|until|tomorrow|monday|tuesday|wednesday|thursday|friday",
    "decide|deciding|decides|pick|choose !to|against|not|that|with|a|up|your|any",
    "$news|decisions|offers|letters|announcement by|is|will|should|on|within|are|expected|made|\
     due|before|around|could|next|likely|sometime|comes|until|early|between|ready|latest|no|at|\
     may|might|to !apply|from|the",
    "update|updating|notify|notifying|inform|informing|contact|contacting|call|calling|email|\
     emailing|tell|telling|advise|advising|write|ring|phone|text|message you|u|all|candidates|\
     everyone|applicants|yourself|both !if|that|to|on",
    "update|updating|call|ring|phone|email|text|write|contact you|u|all|candidates|everyone _ by|\
     on|next|tomorrow|in|within|monday|tuesday|wednesday|thursday|friday|either",
    "be|being|get|are|is notif~|informed|intimated|contacted|notified|told|updated|announced|\
     advised|published|finalised|finalized|communicated|decided|concluded|posted !until|that|if",
    "reach|touch out|base|back to|by|on|with|next|within|in",
    "reach out",
    "circle back",
    "know more|by|then|something|anything|for|where|on|either|our !how|when",
    "should|will|ought to? know|hear something|anything|more|better in|by|on|next|within",
    "follow up with you",
    "expect|expected|await|awaiting|hoping|hope|due|aim|aiming|plan|planning|looking|intend|want|\
     target|anticipate|trying|should|will|need to|for|an|a|have|be|on _ news|word|update|decision|\
     answer|feedback|clarity|decide|choose|wrap|conclude|finalise|finalize|offer|know|done|\
     finished|announce|sorted|reply|respond|close|finish|complete !*interview|interviews",
    "wrap~|finalis~|finaliz~|conclude things|up|the|our|this|everything|by|in|it|on",
    "have|be|get|all everything|it|this|things|all wrapped|sorted|settled|done|finalised|\
     finalized|finished|tied|closed",
    "have you * answer|decision|news|word|update",
    "process will|should|is be|conclude|wrap|finish|end|take|expected",
    "letters|results|outcomes|decisions|calls|scores|emails|offers|notices|notifications|replies|\
     list|shortlist _ go|goes|mailed|posted|sent|published|uploaded|notified|out|start|announced|\
     public|due|up _ out|on|by|in|within|up|mailed|between|at|from",
    "mailed|posted|published|uploaded|announced out? the|on|by|in|between|within",
    "you|candidates|applicants|everyone|u _ hear|hearing|know|told|answer|outcome|verdict|reply|\
     response|find|expect|notified|informed|get|receive|see|count _ by|on|in|from|within|until|\
     our|word|out|the|your|between|at|where|answer|message !*contract|test|link|assessment|offer|\
     form",
    "answer|reply|response|decision|outcome|result|word|verdict|news|yes|smoke|nod _ is|will|\
     should|comes|come|coming|reach|due|follows|by|with|on _ with|on|by|due|within|reach|you|in|\
     the|coming|down !*been|contract",
    "it|that _ will|is|might|should|could|going|shall _ be|thursday|monday|tuesday|wednesday|\
     friday|settled|second|before !*interview|job|yours|call|meeting|no",
    "not _ before|until|till|decided|deciding",
    "give|gimme us|me|it _ till|until|another|a|week|days",
    "yes or no|nay by|on|before|from|next|tomorrow",
    "reckon|guess|think|say|about|roughly _ days|week|weeks|fortnight",
    "decide|decides|deciding|decision|vote|votes|settle|settles|determined|meets|finalise|reviews \
     _ on|in|at|by|before|the|until|next|then|that",
    "after * we|i|you _ let|know|tell|hear|write|answer|call",
    "introduce himself|herself|themselves|themself|myself|ourselves to|in|on|by",
    "expect|hear|await _ between|within|around|notification|communication|by|word",
];

/// What tells of a time in a sentence that promises nothing: taken for a promise where no other is
/// made.
pub const HINTS: &[&str] = &[
    "realistically|hopefully|probably|likely|figure|reckon|guess|say|shooting|aiming|targeting|\
     target|should|ideally|expected|latest|estimate|eta|maybe|earliest|planned|expect|think|\
     timeline|timeframe|plan|schedule|timescale|looks|looking|thinking|roughly|around|about",
    "outcome|results|verdict|answer|decision|word|news|update|decisions",
    "next steps|step",
    "until|till|before|wait|hang|sit|give|takes|take|allow|another",
    "sorted|resolved|settled|done|clearer|wiser|know|back|clarity|yes",
];

/// Nothing yet.
pub const HOLDING: &[&str] = &[
    "not|nobody|nothing ruled|decided|agreed|rejected|eliminated anyone|anybody|out|yet|on",
    "are|is|remain torn|undecided|split|divided|unsure",
    "is|are|sits|sitting with the|our|their|finance|hr|legal|my _ people|team|department|manager|\
     boss|director|board|panel|committee|finance|hr|legal",
    "just|bit slow",
    "is|being|been looked|read|reviewed|considered|assessed|processed|evaluated at|carefully|by|\
     now|and",
    "could|can not agree|decide|choose",
    "still|currently|actively|presently|continue|continuing|busy reviewing|interviewing|\
     considering|deciding|waiting|in|under|discussing|finalizing|finalising|working|being|going|\
     very|meeting|evaluating|want|on|speaking|looking|reading|assessing|awaiting|with|weighing|\
     debating|pending|comparing|sorting|wrapping|finishing|to|the|seeing|ongoing|our|checking|\
     chasing|hoping|having|doing|at|going|processing|scheduling|screening|making|active|open|\
     collecting|gathering|conducting|completing|trying|keen|interested|tied|my|a",
    "now reviewing|interviewing|considering|deciding|waiting|discussing|assessing|evaluating|\
     comparing|being|under|scheduling|screening !handled|run|*colleague",
    "still|just need|needs to|approval|the|his|her|their|sign|another !*form|references|copy|you|\
     your|photo",
    "no|nor|nothing|without|zero|any real|new|further|big|fresh|substantial|other|more|decision|\
     definitive? news|update|updates|word|decision|answer|movement|progress|final|feedback|\
     information|change|informations|yet|to|new|concrete|back|from",
    "no news|update|updates|word|decision|movement|answer|feedback|change|timeline|timeframe|date",
    "not|nothing yet",
    "not|nothing * yet|decided|signed|finalised|finalized",
    "yet to|not",
    "not * made|make|taken|take|reached|reach|got|have|has|come|received|heard|finished|completed|\
     finalized|finalised|met any|a|our|the|to|back|anything|from|an|all|up|with _ decision~|\
     answer|conclusion|back|feedback|interviews|client|them|update|interviewing|decide|yet",
    "not|never heard|signed|decided|met|seen|budged|finished|been|had !you",
    "nothing to|new|report|share|yet|has|more|back|from|further|concrete|definite|else|changed",
    "remain|remains|stay|stays|sits|sitting|sat|stuck|parked|pending|waiting|awaiting|lies|tied|\
     rests|hanging under|open|active|in|on|with|at|up|from|sign|approval|for|the|feedback|client|\
     final|consideration|a|my|!offer",
    "under|in|being|into active|full|final|careful|serious|internal|the|our|further? \
     consideration|considered|review|reviewed|process|progress|evaluation|discussion|discussions|\
     assessment|deliberation|assessed|evaluated|play|pipeline|running|mix|frame|hunt|shortlist|\
     contention|works|loop|queue|pile|limbo|thick|middle",
    "as soon as|possible",
    "soon|second|minute|moment|once|when|whenever|soonest i|we|there|they|he|she|it|as|the _ have|\
     hear|hears|know|is|get|can|decide|decides|decided|comes|had|has",
    "is|are|remains|stays|application|very still|very|yet|now|much active|open|ongoing|pending|\
     alive|live|progressing|valid|with|in|under|here",
    "bear with",
    "hang|hold on|in|tight|there !to|until|the|your|my",
    "sit tight",
    "stick with me|it",
    "be|been|being|stay patient|tuned",
    "appreciate your? patience",
    "your patience",
    "down|narrowed it? to the|a|you|two|three|four|few|just|our? last|final|two|three|four|few|\
     you|and !round",
    "you are|remain * top|final|last two|three|few|list|four|2|3",
    "very much in|alive|interested",
    "waiting|wait|awaiting|hoping|pending|await|waits|hinges|depends|chasing|chased on|for|to|the|\
     a|my|his|her|their|it|them|us|approval|again|up|budget|board|feedback|final|finance",
    "held|holding up|on|for|things !*offer|you",
    "taking|takes|took|take longer|a|more|ages|time|forever|its|slower|some|awhile|our|while",
    "slower|longer|later|behind than|usual|schedule|expected|going|thought|this",
    "behind on|schedule|with|at|this|here|where",
    "slow|slowly|delayed|swamped|snowed|underwater|slipped|slipping|stalled|stuck|postponed|\
     dragging|backlog !*bar|replies",
    "in|out|of the running|mix|frame|hunt|picture|race|hat|woods !*no",
    "feel|welcome|free free|to? to? check|chase|ask|reach|follow|ping|contact|write|email|get|\
     touch|call|drop|holler|nudge",
    "under|in discussion",
    "shared|submitted|sent|forwarded|presented with|to|you|your _ profile|cv|application|details \
     !*good|thank~",
    "not|unable|without|no|wish|hard|impossible|difficult|never able|sure? to? give|say|share|\
     have|promise|know|tell|got|commit|predict|set|sure|put|certain|name|offer|yet * date|\
     timeline|timetable|when|timeframe|timing|timescale~|how|more|deadline|time|yet|schedule|\
     exact|say|eta|clear|firm|anything",
    "process|search|selection|review|recruitment|discussions|interviews|deliberations|evaluation|\
     hiring|decision is|remains|continues|are|continue|still|has|was|slipped ongoing|open|to|\
     underway|continuing|on-going|in|still|slow|not|delayed|on|taking|moving|proceeding|slower|\
     slipped|pending|postponed|with !closed",
    "keep|keeping|kept you|u|yous|in posted|updated|informed|in|apprised|abreast|advised|mind|the",
    "hold|holding|keeping tight|fire|pattern|everything|fingers",
    "have|has|had not forgotten|forgot|lost|given !*experience",
    "not forgotten|ignoring|ghosting|ghosted|abandoned|dropped|missed",
    "you are|is|remain|still|very still|very|on|in|my|our|a|among|one|up|much|strong _ list|radar|\
     guy|favourite|favorite|shortlist|candidate|pile|top|there|consideration|running|running|\
     contender",
    "in due course|time",
    "hear|know|contact|touch|update|tell|reach|write|inform|back|answer|reply|revert|news|\
     decision _ soon|shortly|possible|asap|whenever|presently",
    "let you know",
    "get|come|coming|getting|be|revert|circle back|in to|with? you|touch",
    "chase|chased|chasing|nag|nagging|push|pushing|prod|nudged|hassle|pushed|poke them|the|him|\
     her|again|client|for|up|on|my|finance|boss|with",
    "i|we will|have|am|are|keep * ask|asked|asking|check|checked|checking|following|follow him|\
     her|them|again|up|with|the|my|around !you",
    "have|had heard|a nothing|no|crickets|back|radio",
    "radio silence|silent",
    "out of my|our|his hands|control",
    "not * sign|signed|approve|approved|approval|sign-off !you",
    "want|wants|waiting|needs|need|wait|before|until|till * sign|signs|signature|approve|approval|\
     approvals|ok|budget|sign-off|nod|signed|approved",
    "too early|soon to !*next",
    "many|few|other|couple|remaining|more|several|lots|some|two|three|number|hundreds|more people|\
     candidates|interviews|applications|applicants|conversations|rounds|folks|guys to|left|to|\
     still|this|left|coming|lined|yet|go",
    "quiet|busy|hectic|crazy|bonkers|mad|swamped|bedlam|manic|slammed|flat on|with|here|time|\
     period|out|at|week|lately|around|right|around|season !*you",
    "candidature|application|cv|resume|file|profile|name|paperwork is|are|still|has still|with|in|\
     on|under|active|being|now|complete|been _ with|evaluation|review|consideration|hr|process|\
     desk|panel|complete|client|manager|shared|forwarded|passed|provost|director|board|team",
    "decision|choice|call not|pending|has|is|rests|lies|will|now|sits not|been|with|up|still|yet|\
     pending|ours|mine|to",
];

/// It came in.
pub const RECEIPT: &[&str] = &[
    "received|receive|receiving|got|have|recieved|receipt|acknowledge|confirm|confirms|\
     registered|logged|submitted|safely|with|your your|of|the|it|them|that|this|all|everything|\
     both|safely|application|receipt|with|arrived|in|has|have|been|message|successfully",
    "thank~|thx|cheers|ta _ applying|application|interest|applied|submitting|resume|cv|\
     portfolio|references|documents|sending|email|message|note|update",
    "application|message|email|documents|references|form|registration|cv|resume|request|\
     submission|file|files|it|all|they|references has|have|was|is|been|came|received|are been|\
     was|came|were|successfully|safely|with|well? received|submitted|registered|sent|through|\
     arrived|logged|us|in|well|here",
    "got|received|noted it|them|this|your|that|with|thanks|both|all|everything",
    "well received|noted",
    "received with|thanks|thank|and|many|safely",
];
