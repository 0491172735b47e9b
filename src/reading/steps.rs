//! What people write who go on with the candidate: an offer, a next step together. In the language
//! of `pattern`.

/// An offer.
pub const OFFER: &[&str] = &[
    "that|this|here is the|my|our|your _ offer !*if",
    "ask|asking|asked|invite|like|want you to join my|us|our|the _ chambers|team|firm|company|\
     practice|department|staff|crew|lab|group",
    "decided to ask you to join",
    "like|love|want you to join us|me as",
    "yes from us|all|them|the|both|everyone|me",
    "they|client|everyone|we|boss|team|all said|says|say yes|hire !*if|until|once",
    "go|going|gone|went|like|decided ahead|to with you|u !*interview|round",
    "wanna|want|like|care|come to? work|join here|with|for|us|our|the !*talent|community|network|\
     call|zoom|mailing",
    "you|u start|starting on|monday|the|in|next !*if|could|can|visa",
    "sign|signing|signature|countersign|attached|attach|enclosed|send|sending|draw~|draft~ * \
     contract|agreement !*nda|form|consent",
    "be|becoming|join part of our|the|us _ team|family|company|crew",
    "hope|trust|glad|delighted|if you will|decide|to * accept|join !*interview|slot|time|\
     invitation|order|monday|tuesday|wednesday|thursday|friday",
    "unanimous~ first|choice|decision|chose|put|voted|decided",
    "first choice",
    "job|role|post|it is yours",
    "content|happy|pleased|able|agreed|prepared|willing to revise|increase|improve|raise the|our|\
     their offer",
    "hire|hiring you|u !*not",
    "offer is _ 1|2|3|4|5|6|7|8|9|for|a",
    "an|the|our|your|written|formal offer is|will|coming|should|letter _ on|be|by|coming|its|\
     follow|reach|way|arrive|come|sent|come",
    "offer is|coming coming|on|by",
    "thrilled|delighted|happy|over if|that you joined|would|will|accept|are|join !*attend|\
     interview|monday|tuesday|wednesday|thursday|friday",
    "pleased|delighted|happy|excited|thrilled|like|love|want|wants|able|proud|honoured|honored|\
     glad|pleasure|decided|agreed|authorised|authorized to offer|extend|confirm|award|appoint|\
     hire|employ you|an|the|a|your !call|time|feedback|extension|second|chance|interview|\
     opportunity|update",
    "pleased|delighted|happy|excited|thrilled|like|want|wants|able|glad|decided|agreed|authorised|\
     authorized to make|give you? an|a|the|our|this _ offer|job|role|position|post|place|spot|\
     contract",
    "offer|offering you the|a|this|our|employment !chance|opportunity|time|slot|call|interview|\
     date|meeting|second|choice|option|few|different|possibility|link",
    "extend|extending|make|making|made|prepare|preparing|present|presenting|send|sending|issue|\
     issuing|have you|your? an|a|the|this|your|out|our|formal|written|verbal _ offer !*if|should|\
     round|whether|other",
    "offer|contract letter|of? is|are|will|attached|enclosed ready|attached|enclosed|below|on|be|\
     yours|follow|sent",
    "offer letter",
    "letter of offer|appointment|employment",
    "offer of employment|appointment|a",
    "job|jobs|position|role|spot|place|post|desk|it|gig is yours|for",
    "jobs|job yours",
    "its yours mate|pal|if|now|love|lad|bud",
    "is all? yours if|!*sincerely|truly",
    "you have|got|are got|the|have|hired? job|role|position|gig|hired|part !*interview",
    "you are hired",
    "you are in !the|a|an|our|on|my|process|running|good|luck|consideration|contention|for|one|\
     very|with|at|for|no",
    "we|i|they|everyone want|choose|chose|picked|picked|hired|selected|wants you !to|as|both|all|\
     back|know",
    "verbal|written|conditional|formal|firm|official|provisional|unconditional|job|employment|\
     contingent offer !*if|stage|round",
    "have|having you on|join|aboard|start|as|with join|us|board|our|the|aboard|on",
    "want|like|love|delighted|invite|ask you to|if join|come|become|be|start !us|for|and|in|to|on \
     _ us|our|team|the|work|with|firm !*for|call|interview|on|meeting|chat|session|round|coffee|\
     day",
    "welcome aboard|to the|our team|company|firm|family",
    "welcoming|welcome you to|aboard|on|as the|board|our|a team|firm|company",
    "you as our|the|a new|next|first !round|step",
    "selected|chosen|appointed|recommended you|for|as|to for|the|our|a|new|be|as _ $role|\
     appointment|hire|candidate !*interview|next|round|stage|move|final|panel|assessment",
    "you are|have|were been? the? successful|selected|chosen|appointed|preferred|first|unanimous|\
     top candidate|choice|for !*interview|next|stage|round|panel|final|assessment",
    "put|ranked|placed you _ first|number|top place|one|of !*reserve",
    "start date|on * your new|contract",
    "terms|draft of|contract your? employment|offer|contract|for|is|attached",
    "employment contract",
    "come and|to work|join for|with us",
    "your offer for|from|letter|is|as !*if",
    "offer you !any|more|some|feedback|help|advice",
    "appoint you to|as|!at",
    "wish|wishes|pleased|decided|delighted|like to appoint|hire|employ|engage !*her|him|them|\
     somebody|someone|another|internally|nobody",
    "offer is? ready|attached|enclosed|below",
    "job|jobs|role|position|post is for you|yours",
    "you|u _ got|won|landed|secured|awarded|have|are the|it|been|hired|appointed|selected|chosen|\
     awarded|our _ job|role|position|post|gig|place|spot|fellowship|scholarship|internship|\
     contract|apprenticeship !*interview|round|if|not|stage|test",
    "you have|ve been? appointed|hired|awarded !*if|interview",
    "approved|confirmed|passed your selection|appointment|hire|offer|nomination|employment",
    "offer stands|lapses|expires|closes|approved|includes|subject|pack|is|was _ until|on|if|to|\
     subject|till|95|open|at !*if|whether|board|trustees|committee",
    "our|the|your|this|job|accepting|accept offer|letter is|stands|lapses|expires|subject|pack|\
     remains|open|attached|of _ open|subject|for|until|employment|till|to|on !*if|should|whether|\
     board|would",
    "start|starting|join|joining|begin|joined on|us|with|monday|at|the|you|date|formalities|in _ \
     1|1st|2nd|monday|of|from|7|team|crew|february|next|will|is !*if|when|could|earliest|can|\
     would|why",
    "welcome to|aboard|in|on _ crew|team|family|board|aboard|company|firm|our !*back|soon",
    "onboarding|appointment|joining documents|letter|formalities|date",
    "sign|autograph|countersign|signature|signed here|on|the|it|your|and|acceptance|once _ \
     contract|keys|return|offer|start|copy|books|acceptance !*nda|form|client|declaration|consent|\
     board",
    "you|your|u on|into the books|payroll",
    "contract in|from|goes|is|with _ the|hr|post|on|ready|tomorrow|attached|way !*client|school|\
     expires|ends|signed|renewed|ministry|school",
    "they|client|team|company|firm|board are|is|have _ offering|offered !*help|call|slot|time|\
     interview|if|date",
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
    "wanna|fancy|care|up do|have|meet|join|jump|come|for the|a|our|another|final|in|on _ $meeting|\
     lunch|beer",
    "drop|send|give|suggest|propose|pick _ any|2|3|two|three|few|some|couple|of _ slots|times|\
     dates|days|2-3",
    "pencil|penciled|pencilled in|it",
    "the|a|our|an|short|online|next writing|coding|skills|technical|aptitude|home|trade|practical \
     test|assessment|exercise|task|challenge !*was|sent|good|enjoyed|liked|thank~|impressed|score",
    "invite|inviting you|u !apply|reapply|re-apply|submit|send|follow|check|complain",
    "invite|inviting you to|for|in|back !apply|reapply|check|visit|keep|join|stay|connect|follow",
    "invited to|for|back _ $meeting|come|meet|interview|attend|join",
    "like|love|keen|happy|pleased|delighted|excited|want|wants|wanted|wishes|eager|hoping|glad|\
     ask~ to|for invite|schedule|arrange|interview|organise|organize you|a|an|your|the|another \
     !other|more|candidates",
    "like|love|keen|happy|pleased|delighted|excited|want|wants|wanted|wishes|eager|hoping to meet|\
     see|bring|have|get|talk|speak|chat|sit|fly|catch|connect|hear|interview|book|pick to?|with? \
     you|u !*from|references|referees|sign|soon|salary|numbers|yesterday|earlier|on|our !board|\
     friday",
    "like|love|keen|happy|pleased|want|wants|wanted|hoping to set|sort|fix|find up? a|an|some|\
     time|another|your",
    "get|getting to know you !yesterday|earlier",
    "we|i|they|he|she|team|manager|client|ceo|cto|panel|would want|wants|like|love second|another|\
     final|follow-up _ $meeting !*candidates|first",
    "like|love|want|wants to have|do lunch|coffee|dinner|breakfast|tea|drink with",
    "get|getting you in|over|down|round|up !*front|touch",
    "called|call|invited|requested|summoned|required for|to the|a|an|attend|appear _ interview|\
     personal|round|test|discussion",
    "available|present|ready for|on _ telephonic|telephone|phone|video|call|interview|round|\
     discussion|zoom",
    "put|putting|pencilled|penciled|slotted|booked|got you|u in|down for|on|at|with !*reserve|list",
    "come and|over|down|along spend|see|have|meet|try|sit|show|do|say|talk|work",
    "come set|sit|hang|spend|shadow|cook|bake|teach|play w|with|out|a|the|some|for",
    "prepare|present|bring|give a|an|your|us|some _ presentation|lesson|pitch|talk|plan|demo|dish|\
     case|example|proposal",
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
     progress|advance|take|put|bring you|your|with? !*other|another|someone|candidates|until|once",
    "move|moving|progress|progressing|advance|advancing|put|putting|take|taking|passed|passing \
     you|your _ forward|through|ahead|onto|next|final|second|stage !*other|client|until|list|panel",
    "you|your|candidacy|application|u _ progressed|advanced|moved|promoted|passed|going|moving|\
     proceeding|through _ forward|next|final|second|onto|through|to $grades|round|interview|\
     interviews|stage|forward|the",
    "you|u have|are|were|been? been? shortlisted|short-listed|longlisted|selected|chosen|picked|\
     invited for|to|by _ $grades|interview|interviews|interviewing|panel|assessment|attend|meet",
    "you|u are|have|made|is been? shortlisted|short-listed|through",
    "been shortlisted|short-listed|longlisted !yet",
    "made|make|reached|cleared|passed it|the|our|your _ through|shortlist|cut|next|final|second|\
     screening|round|stage !*who|candidates",
    "you are|is|have in|into|reached|made|at to? our|the $grades round|stage|interview|interviews|\
     step|two|three|four !*were",
    "next|second|final|third|following|last step|steps|round|interview|stage|conversation is|are|\
     will|would|takes|involves|consists|for _ you|a|an|your|to|with|our !*review|internal|\
     internally|board|committee|decide|decision|approval|discuss|compare|sign|they|hr|reference|\
     references|paperwork|panel|news",
    "are|r you|u both|still|at? all? available|free|around|good|about|up !*start|join|relocate|\
     work|begin|offer|to",
    "you|u be|are free|available|around _ for|on|next|this|tomorrow|at|monday|tuesday|wednesday|\
     thursday|friday|to !*start|join|begin|work|relocate",
    "when times|is|are|would|can|could|might _ you|u|your|good|free|available|availability \
     !*start|join|begin|notice|visa|relocate|salary",
    "what|which times|time|days|day|dates|slots _ you|u|your|good|free|available|availability \
     !*start|join|begin|notice|visa|relocate|salary",
    "your availability !*start|join|begin|immediate",
    "availability for|next|this|on|over|in _ $meeting|week|days|monday|tuesday|wednesday|thursday|\
     friday|interview|call",
    "what|when|which|whichever|any _ day|days|time|times|slot|slots|date|dates|one|of|afternoon|\
     morning|option _ suit|suits|work|works|fits|fit|best|prefer|you",
    "does|would|could|will|do|if|hope _ that|this|it|either|any|one|these|those|monday|tuesday|\
     wednesday|thursday|friday|time|day|date|10|11|am|pm|morning|afternoon|first|second|week _ \
     work|works|suit|suits|convenient|fit|ok|okay|good|alright !out|with|closely|remotely",
    "works|suits|suit|convenient|fits best? for you|yous|ya",
    "let|tell me|us|him|her know _ availability|times|slots|suits|works|available|free|convenient|\
     which|suit|work|dates !*start|candidates|decision",
    "send|give|share|provide|drop|shoot me|us|over|along|him|her|through _ times|days|slots|\
     availability|dates|alternatives|windows",
    "send|give|share|provide|with your availability|times|slots",
    "interview|call|meeting|session|visit|chat|appointment|conversation|zoom|slot is|has|been|are|\
     will|now|now been|be|now? confirmed|scheduled|booked|set|arranged|rescheduled|moved",
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
     our|site|interview|trial|meet|shop|yard|me|at|talk|lab|visit !*decision|conclusion|agreement|\
     talent|community|terms|network|attention|client|end|board",
    "could|can|would|will|shall|may|might|why do|you|u|we|not|i|it _ come|talk|chat|hop|jump|\
     catch|grab|zoom|pop|swing|meet|manage|join|make|meet|attend|fit|do !*favour|favor|decision|\
     soon|again|form|references|salary|start|without|board|committee|client|internally|nights|\
     weekends|sure",
    "could|can|shall|let we|you|us|i|u _ speak|talk|chat|call|meet|set|arrange|schedule|book|find|\
     do|say|fix|catch|ring|phone _ on|at|tomorrow|next|monday|tuesday|wednesday|thursday|friday|\
     this|up|for|time|a|with|some|interview !*decision|outcome|committee|board|panel|client|\
     references|remaining|referees|director|salary",
    "pick|book|choose|select|grab|reserve|use a|your|any|the|one|whichever|our|this|below|on _ \
     time|times|slot|slots|date|day|calendar|scheduler|interview|link",
    "calendly|scheduling|self-schedule|booking link|page|calendar|tool|system",
    "calendly",
    "available slots|times",
    "take|attached|attach|complete|send|sending|sent|do|invite|invited|invitation|give|set|assign|\
     have|start|finish|with|is|receive|try|next|by|get|prepare|find|following _ you|to|the|our|a|\
     an|short|brief|online|small|with|this|quick|timed|is|for|your coding|writing|skills|online|\
     technical|aptitude|personality|cognitive|logic|typing|written|language|numeracy|case|\
     practical|situational|video|design|recorded|psychometric|hackerrank|codility|take home? test|\
     assessment|exercise|challenge|task|sample|trial|assignment|study|interview|link|tests !*was|\
     sent|good|enjoyed|received|last|impressed|liked",
    "complete|take|do|start|sit|attend|solve|finish the|our|a|an|this|your|short|online|attached \
     _ test|assessment|challenge|interview|trial|task|presentation|exercise|exam|quiz !*thank|was|\
     form",
    "trial|working|shadow|taster|tryout shift|day|session|lesson|bake|week|interview !was|went|\
     last|you|has|on",
    "set|setting|schedule|scheduling|arrange|arranging|book|booking|organise|organize|fix|lock|\
     pencil|line|find up|in|a|an|some|your|the|for|our|that _ call|chat|time|interview|meeting|\
     conversation|zoom|visit|slot|round|session|screen|demo|with !*other|remaining|internal|\
     decide|decision|committee|board|panel|client|candidates|discuss|until",
    "see|meet|talk|speak|chat to|with? you|u then|there|on|at|tomorrow|monday|tuesday|wednesday|\
     thursday|friday|saturday !*decision",
    "let us talk|chat|speak|meet|set|schedule|arrange|find|say !*decision|know",
    "how|what about tomorrow|monday|tuesday|wednesday|thursday|friday|next|this|a|we|saturday|10|\
     11|9|2|3",
    "call|ring|phone|zoom with? you|u on|at|tomorrow|monday|tuesday|wednesday|thursday|friday|\
     next|this|around _ discuss|about|at|10|11|9|2|3|4|12|1|talk|schedule|arrange|set|am|pm|\
     interview|for|zoom !*decision|outcome|either|news|result|update|let|answer",
    "contact|call|reach|touch|email|send|write|get|ring|phone|you|hr to|with|about|a|an|the|your \
     _ schedule|arrange|set|book|interview|invitation|organise|organize|slot|details _ interview|\
     call|meeting|time|chat|it|up|a|an|the|for|your|next|that|link !*decision|feedback",
    "bring|prepare one|your|id|a|an|along|some|examples|copies|proof|photo|two _ id|passport|\
     portfolio|starter|example|laptop|boots|examples|knives|shoes !*ten",
    "bring id|along",
    "same panel|zoom|link|teams|room",
    "interview date|slot|time|invitation|details|link|panel is|will|on|below|are|for|with|as|\
     attached",
    "asked for you|to by|meet|see|speak|interview",
    "first|second|next|final|further|longer|another|last|informal|proper|follow-up talk|chat|\
     interview|conversation|call|meeting|round|stage|visit by|with|over|at|on|via _ video|me|our|\
     phone|zoom|coffee|us|you|teams|monday|tuesday|wednesday|thursday|friday|lunch|skype|google|\
     his|her|my|dr|mr|ms|office !*review|other|board|decision|news|finish|candidates|was|enjoyed|\
     been|then|panel",
    "disregard what|my|the|our|last",
    "fancy|care|mind|up popping|coming|meeting|for|having|joining|a _ in|down|up|us|for|chat|pint|\
     coffee|call",
    "let|lets us|s get|find|fix|set|book|sort|arrange|put|meet|talk|speak|do _ you|a|up|something|\
     in|on _ front|diary|call|calendar|time|chat|date|video|zoom|coffee|lunch|meeting !*know|\
     again|decision",
    "any|which|what|when|would|does|how|is|could|can slot|day|time|date|half|morning|evening|\
     monday|tuesday|wednesday|thursday|friday|you|it|about|there|that|he|she|s|one|either|\
     thursday|your _ works|work|suit|good|any|ok|early|late|best|reach|morning|ring|free|make|\
     attend|come|manage|do|convenient|diary|around|slot _ for|you|with|in|thursday|monday|tuesday|\
     wednesday|friday|on|at|too|to|if|me|week !*references|start|salary|decision|notice|news|ring|\
     client",
    "hand|here|find|attached|below|use|click|follow|open _ meet|exercise|take-home|booking|test|\
     link|zoom|teams|invite|calendar|assessment|dial _ link|is|to|for|in|details|exercise|below|\
     task !*offer",
    "next|second|final|third|last|technical _ stage|round|interview|step|up|panel _ is|will|with|\
     at|would|on|yours _ you|your|interview|presentation|panel|test|trial|call|video|conversation|\
     a|numeracy|meeting|talk|the|visit|at !*decision|board|approval|compare|review|internal|\
     decide|week|committee|finance|offer|candidates|others|sign|discuss",
    "suggest|propose|offer|proposing|suggesting monday|tuesday|wednesday|thursday|friday|the|next|\
     tomorrow|you|a _ at|o|or|slot|time|date|3|2|10|11 !*board|committee",
    "can|could|would|might|will you|u _ make|manage|do|come|attend|present|join|hop|free|\
     available _ monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|in|it|at|on|the|next|\
     this|us|a|for|4|slides !*start|decision|form|references|salary",
    "round|stage|interview|panel two|three|2|3|with|is _ with|yours|is !*yesterday|was",
    "it|is a yes|go to|for round|stage|the|interview",
    "good news _ you|they|client _ through|in|to|want|wants|onto",
];
