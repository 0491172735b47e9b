//! What people write who end it: do not write again, not you, not anybody. In the language of
//! `pattern`.

/// Do not write again.
pub const STOP: &[&str] = &[
    "stop|quit|cease|knock|pack emailing|contacting|writing|messaging|calling|sending|mailing|\
     texting|bothering|pestering|harassing|all|these|it|your|the|with|off",
    "not|never ever? contact|email|write|message|call|mail|text|phone|bother me|us|him|her|\
     anymore|any|again",
    "not|never ever? contact|email|write|message|call|mail|text|phone|bother to? this|the|our \
     address|mailbox|inbox|number|account",
    "not reach out to? me|us|again|anymore",
    "not send me|us any|more|further|another|anything",
    "take|remove|strike|delete my name|address|email|number|details",
    "no longer contact|email|write|call|message me|us|to|my|our",
    "not use|mail this|it again|address|mailbox|account _ for|again|job",
    "not write|email|mail|message here|again|anymore|back|any",
    "please stop",
    "any further|more emails|messages|contact|mails|calls _ treated|considered|reported|\
     regarded|result|will",
    "remove|take|delete|scrub|strike me|us|my|him|his|her|our|this|them * from|off",
    "remove|delete my|his|her|our|their|this email|address|details|number|name|contact",
    "take me|us|him|her off",
    "leave me|us|him|her|it alone",
    "lose|forget my|this|our number|address|email|contact",
    "no|any more|further|additional emails|messages|contact|mails|calls|texts please|from|with|\
     to",
    "no more emails|messages|contact|mails|calls|texts|correspondence",
    "suppression list",
    "not wish|want|like|care to be? contacted|emailed|receive|correspond|hear",
    "not wish|want any|more|further|your emails|messages|mails|contact|more|from",
    "block|blocked|blocking|report|reporting you|your !*back",
    "block|blocked|blocking|reported|flag|flagged your|this|as address|email|emails|mail|sender|\
     spam",
    "your * not welcome|wanted|appreciated",
    "mails|emails|messages are not|unwelcome|unwanted welcome|wanted|appreciated",
    "harass~",
    "enough * emails|messages|already",
    "asked you to stop|not",
    "please|kindly stop",
    "opt|opted me|us out",
    "give|leave me|us it|a a|some|rest|break rest|break|peace",
];

/// Not this candidate, said of moving on.
pub const NOT_ONWARD: &[&str] = &[
    "not be? been? able? to? !yet|until $proceed _ $onward !*until|till|yet|before|without",
    "not be? to? move|moving|go|going|proceed|proceeding|progress|progressing|advance|advancing|\
     continue|continuing|pursue|pursuing with? your|you !*until|till|yet|before|without",
    "not be? to? proceed|proceeding|progress|progressing|progressed|pursuing|pursue|advancing|\
     continuing !until|till|yet|before|without|at|as|to|with",
    "not be? to? proceeding|progressing|pursuing|advancing|continuing with !any",
    "not be? been? able? to? $proceed you|your|this|it|things|the _ further|forward|onward|ahead|\
     next !*until|till|yet|before",
    "unable|decline|declined|declining to? $proceed your|you|with|forward|further|it !*until|till|\
     yet|before|without|references",
    "not in a? favour|favor|position of|to _ $proceed|offer|hire !*until|till|yet",
    "end|ending|conclude|concluding|close|closing|stop|stopping the|our|this process|application|\
     conversation|discussions here|with|there|for !*until",
    "no longer be? being? consider~|in|under|moving|pursuing|a _ consider~|consideration|\
     contention|running|forward|candidate|your|you|with",
    "no longer being? consider~|consideration|contention",
    "out of the running|race|contention",
    "you|u|application|candidacy|yours|candidature did|have|has|will not make|made _ it|cut|\
     shortlist|list|final|through|past|grade",
    "not make|made the cut|shortlist|grade|final|list",
    "you|u did|have not get|got it|this|through|up|past|selected|in !*email|message|time|chance|\
     attachment",
    "not get|got the job|role|position|gig|part",
    "not go|gone|going|went your way|favour|favor",
    "ruled|screened you out",
    "lost|missed out",
    "just missed|behind !schedule|the",
    "fell|fallen|falls|fall short",
    "pipped|edged|outscored",
    "runner|runners up",
    "second choice|place",
    "close|came|placed|ranked|finished|had|you second|third|fourth|2nd !*round|interview|stage|\
     call|week|time",
    "ranked|placed|rated _ behind|second|third|fourth|below",
    "declin~|denied your candidacy|application|candidature",
    "dispensed|dispense with",
    "part ways",
    "where it|this|things|we|the|your _ ends|stops|part|end",
    "end of the road|line",
    "leave|leaving it|things there|here !*until|monday|tomorrow",
    "process|journey|application is|has|ends over|here|ended",
    "stick|stop|ends|end here with",
];

/// Not this candidate, said of a choice.
pub const ANOTHER_CHOSEN: &[&str] = &[
    "$decide not|against !*yet|rush|wait|delay|date|interview|meet|hold",
    "decision not|against",
    "to|will|gonna|must take? a? pass on|!along|it|this|that|your|him|her|the|you|a|by|with|\
     through|approval|an|all",
    "have|had to take? a? pass on|!along|it|this|that|your|him|her|the|you|a|by|with|through",
    "$decide to pass",
    "a|hard|firm|clear|polite pass from|on",
    "it|that|this is a pass",
    "it|that|answer|verdict is|was a no !longer|go|reply|brainer|win|show|-",
    "it|is|was|that|hard|firm|still|sadly a no from|on|for|thanks|then|this|at|i|unfortunately|\
     and|now",
    "it|that|this is|was|be|still still|unfortunately|sadly|therefore|just a? no !longer|reply|\
     problem|news|wonder|need|rush|secret|more|fault|matter|way|point|easy|doubt|big|update|\
     change|small|one|more|use|good|-",
    "answer|verdict|decision|reply|response|result|outcome is|was|came back|unfortunately|sadly|\
     still|therefore|a? no|negative !later|earlier|yet|longer|change|different",
    "answer|verdict|decision|reply|response|result|outcome is|was|has no|been? no|negative !yet|\
     later|earlier",
    "client|they|manager|team|panel|he|she|boss|board|committee said|gave|came|say|voted back? \
     with? a? no|negative",
    "$decide|opt|opted|prefer~|hired|settled !*interview|see|meet|consider|wait|speak|review|\
     talk|screen * $else _ $who !*date|time|way",
    "$decide|opted|opt|settled|landed _ for|on|with a|an|the|those _ candidate|candidates|\
     applicant~|volunteer|colleague|finalist|person|friend|local",
    "going|gone|went|go|goes|moving|moved|move|proceed~|continu~|advanc~|progress~|stick|\
     sticking|running|leaning forward|ahead|with|for|on|w|onward _ $else|someone|somebody|\
     candidates|applicants|candidate|another|those|finalist|finalists !*round|stage|time|date|\
     week|interviews|meeting",
    "going|gone|went|moving|proceeding|sticking|landed|settled with|w|for a|an|the|our _ $who|\
     volunteer|friend|colleague|one|person|insider",
    "went|gone|going|proceeding|sticking|plumped|opted with|w|for someone|somebody|another \
     !*call|call|date|time",
    "hire|hired|hiring|selected|picked|chose|chosen|appointed|offered|choose|took someone|\
     somebody else|better|more|with|who|internally|from|internal|local",
    "went|gone internal|internally|elsewhere|local",
    "choice|decision|vote|nod|role|job fell|went|goes _ on|to|for !you|your|the|committee|board|\
     director|panel|vote|hr",
    "chose|chosen|selected|picked|preferred|appointed|hired a|an|the|another|our|one _ $else|\
     internal|local|current|former _ $who|volunteer|colleague|one",
    "selected|chosen|picked|appointed|identified|hired _ another|different|other|internal|\
     stronger|external _ $who",
    "$else $who * was|were|is|are|has|have|had|been|got|who _ chosen|selected|accepted|hired|\
     offered|stronger|closer|preferred|appointed|ahead|nod|edge|pulled",
    "preferred|successful|winning candidate|applicant|finalist has|have|is|does|was accepted|\
     accepts|not|been|starting",
    "$who accepted|accepts|taken|took _ offer|position|role|job|post|appointment !*if|until",
    "candidate~|applicant~|finalist~|individual~|profile~|someone|somebody * whose|with|who|\
     that * more|closely|closer|better|stronger|deeper|aligned|aligns|lines|already",
    "someone|somebody with|who|whose _ more|better|stronger|deeper|direct|greater|already|\
     closer|background|experience",
    "go|going|gone|went|head~|move|moving|taken|taking|chosen|decided * different|another|other \
     direction|way|route|path|angle",
    "a|in|another different? direction !from",
    "offered|offering|awarded|extended|extending|made|making|gave|given|giving _ $role|offer|\
     offers|contract|nod _ to|by !you|your|me|us",
    "given|gave|giving|offered|giving it|that|this to !you|your|me|us|my|our|him|the|hr|finance|\
     a|review|them",
    "role|position|job|post|appointment|contract|nod|gig went|gone|goes|given|offered|accepted|\
     awarded out? by|to !you|your|tender|hr|the|committee|be",
    "internal|inside|in-house candidate|applicant|appointment * earned|chosen|selected|\
     appointed|accept~|decided|role|position|offered|got|getting|ahead",
    "promoted|promote|promoting|hire|hiring|hired|appoint|appointed|recruit|filled internally|\
     within|from|in-house !the|our|a|your|us",
    "has|have earned|won her|his|their|the chance|spot|place|job|role|it",
    "found|hired|chosen|picked|signed our|the|their right? person|match|candidate|hire|man|\
     woman|guy",
    "appointed|hired|chosen|selected|picked|signed|employed|identified a|another|someone|\
     somebody|an|one|the of? the? other|different|internal|more|stronger|else|candidate|\
     candidates|finalist|applicant|people",
    "committee|panel|client|board|team|directors|manager|boss|partners|director|chef|chief \
     selected|chose|picked|appointed|preferred|favoured|favored !you|your|a|the|to|not|this|\
     that|it|and|up|on|us|time|more|some|unanimously|for|dates|two",
    "job|role|position|spot|one is going|gone to !you|be|start|need",
    "other|another|stronger|different|better candidate~|applicant~|finalist~ for|over|instead|\
     this|at|on !*interview|see|meet|review|consider|speak|still",
];

/// Not this candidate, said in other ways.
pub const UNSUITED: &[&str] = &[
    "regret to inform|say|tell|advise|let|confirm|report|notify !*delay~|postpon~|longer|closed|\
     moved|cancel~|frozen|hold|still|yet|late",
    "decided|decide|will|need|going|have|to to? continue|keep|extend|widen our|the|on search|\
     searching|looking !for",
    "is not aligned|suited|matched|suitable",
    "can|could not consider|pursue|retain|select|accept|support it|you|your|this",
    "decided|going|have|best|like to stop|end|leave here|there|it|this",
    "not * right|good|best time|moment for us|you",
    "other|others was|were|are stronger|better|closer|ahead|preferred|more",
    "not need you after|anymore|at|for|any|services",
    "not advance|advanced|progress|progressed !until|till|yet|you|the|this",
    "not able to include|place|put|take you|your|everyone",
    "closing|closed|finalising|finalizing|signing it|this|things out|off|up? with him|her|them|\
     someone|another",
    "it|that is|was not you !*be",
    "not see|find a way|path|route to make|forward",
    "we|they|boss|director|chef|manager wanted|needed|preferred|required|want|needs|need someone|\
     somebody|a|more _ with|who|more|hands|within|experience",
    "below the _ cut|cutoff|cut-off|threshold|bar|line",
    "focus|focusing|concentrate on _ other|those|candidates|applicants",
    "gutted|gutting to|for you|say|tell",
    "seat|spot|place|role|job|post|position has|have|is gone|going to !be|you|market|press|print",
    "it has|have|is gone|going to !*be|you|market|press|print|shop|tip|auction|charity|take",
    "picked|chosen|chose|preferred the|an|another? other|internal|local",
    "not|nor be? been? being? selected|shortlisted|short-listed|successful|appointed|retained \
     !*yet|date|time|finalist|anyone|anybody|any|the|or",
    "you|your|application|candidacy|candidature|yours|profile|u _ not|no _ $chosen !*yet|or",
    "not|never be? among|amongst|one of? the|those|them|our|finalists|who _ finalists|chosen|\
     candidates|selected|ones|them|who|shortlisted|successful|those",
    "unsuccessful on|with|this|at|for",
    "not an? appointable|suitable",
    "not|unable|never be? to? inviting|invite|offering|extend|extending you !*until|any|update|\
     date|more|timeline|feedback|details",
    "not be? able? to? inviting|invite|offering|ask|asking|calling|having|bringing|seeing you \
     back|in|to|for|at|up _ interview|next|second|final|further|campus|back|round|stage|for|on",
    "not|unable|no be? able? to? in? a? position? to? offer|offering you? a|an|the|this|our _ \
     $role|employment|interview|internship|job|contract|place !*until|yet|before|till",
    "not a|the|quite|as|exactly|really|strong|good|right|feel|think|believe|an _ fit|match|suited|\
     suitable !*yet|until|in|people",
    "not * right|good|best|strong|perfect|suitable|ideal|strongest|obvious|natural|close fit|\
     match|candidate|choice|profile",
    "not fit|match|meet|satisfy|suit|meeting|matching|fulfil|fulfill|possess !*records|record * \
     requirements|criteria|needs|profile|bar|spec|specification|expectations|level|standard",
    "not have|possess|demonstrate|bring the|enough|sufficient|required|necessary|relevant|any _ \
     experience|skills|skill|background|level|depth|qualifications|exposure|licence|license \
     !*form|copy",
    "not what|who we|they are|were|need|needs|had|want",
    "you|u|this|it were|are|was|is not the one|right|person",
    "not this time|on this occasion|time around",
    "not see|saw|seen|show|shown|demonstrate|hear|find * enough|evidence|depth|sufficient _ of|in|\
     experience|skill~|the|on",
    "not enough experience|depth|evidence",
    "not|never going|gonna to? work|happen|hire|continue|proceed|progress|move !*until|yet|before|\
     today|this",
    "not be? going|gonna? to? be you",
    "not be you",
    "not|never work|working|worked|pan|panned out !*yet",
    "not|never be? hire|hiring|employing|needing|appointing you",
    "not|no have? a|any|the? _ room|spot|place|opening|position|role for you|your",
    "not the|what outcome|news|answer|result|reply|response|decision|email|message|note _ hop~|\
     want~|wish~|like~|expect~|write|send|were|had",
    "lack|lacks|lacked|lacking|short|missing the|a|some|of|enough _ experience|skills|depth|\
     background|years|exposure|knowledge",
    "overqualified|underqualified|over-qualified|under-qualified",
    "too junior|senior|experienced|expensive|light|green !*week|for|approve",
    "not been? able|possible to offer|progress|include|accommodate|shortlist|place|hire|select \
     you|your|everyone|all",
    "can|could not offer|hire|progress|shortlist|appoint|place you|your",
    "can|could not * take|bring|put everyone|everybody|you|all through|forward|on|further",
    "letter of regret",
    "rejection letter|email|note",
    "look|looking|try|search|apply elsewhere !*if",
    "not in your|the favour|favor|cards|stars",
    "not come out on? top|first|ahead",
    "be|was|is|were not quite? the one",
    "you|u will|would|are|were|have not be|been? _ finalist|finalists|selected|hired|joining|\
     shortlisted|successful|progressing|taken|appointed",
    "you|your|u|candidature|profile * not considered|taken|meet|suitable|match|matching|aligned \
     further|for|forward|ahead|with|our|the !*yet",
    "side|experience|exposure|skills|background|profile is|was|were|are|a _ light|weak|thin|short|\
     limited|lower|insufficient|lacking",
    "did|do|does|could not convince|persuade|connect|click|gel",
    "we|i|they have|has|had|will|must|need to say|give|tell|send you? a? no !later|sooner|earlier|\
     more|less|matter",
    "have to disappoint|decline|reject",
    "not _ good|happy|positive|great news",
    "status|result|outcome|decision not|is|was selected|shortlisted|unsuccessful|successful|\
     regret|rejected|declined|negative !*yet",
];

/// Not anybody, any more.
pub const CLOSED: &[&str] = &[
    "no longer be? open|available|hiring|recruiting|exists|exist|looking|filling|recruit|hire|\
     have|need|vacant|required|going|accepting|seeking|a|planning|needed|active|moving \
     !*monitor~ ",
    "pull|pulled|pulling the plug",
    "shutting|closing|shuts|closes down|the|our !*office|for|line|monday|until _ store|branch|\
     site|shop|restaurant|department|down|doors",
    "recruitment|campaign|competition|search|process has|is|was ended|closed|concluded|\
     over|finished|terminated !to|for",
    "places|vacancies|roles|positions|spots|posts * filled|taken|gone !up",
    "no position|positions|role|job|post to fill|any|anymore|here|left|now",
    "found our|the|a|someone|somebody _ last|weeks|already|month|ago",
    "filled it|the|this",
    "has|have|was|were now|already|since|recently|just|meanwhile been? filled !*form|in|out",
    "place|places|post|vacancy|position|job|role * is|are|was|were already covered|occupied|taken",
    "filled thanks|cheers|sorry|mate",
    "which|that you|u * has|was|is been? filled|withdrawn|cancelled|canceled|taken !*form|in|out",
    "announcement|exercise|examination has|was|is been? cancelled|canceled|withdrawn|rescinded",
    "no new hires|hiring|recruits",
    "$search|requisitions|positions|roles|jobs|offers|vacancies|reqs|hires * filled|cancel~|\
     frozen|freeze|paused|withdrawn|eliminated|suspended|pulled|scrapped|cut|axed|discontinued|\
     dissolved|revoked|rescinded|shelved|binned|canned|nixed|iced|mothballed|parked|deferred|\
     halted|killed|abolished|abandoned|terminated|dropped|removed",
    "$search|requisitions|positions|roles|offers|vacancies|reqs|hires|things|everything _ \
     on|in hold|ice|pause|standby|stand-by",
    "pull|pulled|pulling|withdrew|withdrawing|cancelled|canceled|cancelling|froze|freezing|\
     scrapped|shelved|closing|close|closed|paus~|suspend~|eliminat~|halt~|cut|axed|killed|\
     stopped|stopping|stop|freeze|cancel|dropped|park|parked|withdraw|shelve|abandon~ the|this|\
     our|all|that|any|external _ $posts|search|hiring|recruitment|req|headcount|competition|\
     requisition|hire|recruiting|process|campaign|opportunity|requisitions|hires|listing|\
     posting|headcounts !*today|interviews|applications|from",
    "filled the|this|our|that|it|internally !*form|in|out",
    "hiring|headcount|budget|recruitment|spending freeze|frozen|stop|cut|cuts|gone|moratorium|\
     ban|pulled|slashed",
    "no longer a|the|any|need|have|plan|require|seek|wish !*candidate|employee|in _ role|\
     position|vacancy|opening|headcount|budget|hire|job|contract|fill|someone|req|funding",
    "paus~|froz~|freez~ * hiring|search|recruitment|role|process|position|requisition|vacancy|\
     recruiting",
    "not be? longer? filling|recruiting|replacing|backfilling|refilling",
    "$decide _ not to fill|recruit|backfill|replace|appoint|hire",
    "not to fill|recruit|backfill|replace|appoint",
    "not to hire !you|this",
    "not $proceed with any",
    "lost|losing|lose|pulled|without|cut the|our|its|their _ headcount|budget|funding|contract|\
     grant",
    "we|have|has|already|just|they|client|it hired !you",
    "contract|role|job|position|post filled|gone|taken",
    "hired|appointed|recruited|filled internally",
    "closed by the employer",
    "closed|ended|concluded the|this|our search|recruitment|competition|process",
    "$search|$posts is|has|have|was|got|are|been been? already? gone|taken|dead|off|over|closed|\
     disappeared|filled|cancelled|toast|redundant !to|live|table",
    "laid off",
    "not|no hiring|recruiting for|anyone|at|any|this|right|anymore|now|us",
    "split|absorb~|redistribut~|outsourc~|combin~|merg~|cover~|shar~ the|this|that * work|\
     duties|responsibilities|role|rather|instead|internally !*yet",
    "rather|instead than|of hire|hiring|fill|filling|recruit|recruiting",
    "leave|leaving|keep|keeping the|it|this _ position|post|role|vacant|open|unfilled !*till|now",
    "will|is|are not|no be? * new|a hire|role|position|vacancy this|in|after|for|anymore",
    "not|never existed|exist anymore|any|longer",
];
