//! A no in the words of speech: who got it, what you fell short of, how it feels to say so, and
//! that there is nothing left to get. In the language of `pattern`.

/// Not this candidate.
pub const NOT_YOU: &[&str] = &[
    "somebody|someone|another|other|others|another|different|other|stronger|local|internal else|\
     one|person|candidate|applicant|man|woman|lad|girl|guy|bloke|fella|chap|priest|firm|conductor|\
     teacher _ got|has|had|nabbed|took|won|scored|did|was|were|fulfilled|demonstrated|had|proved|\
     came|edged _ it|the|this|job|role|there|higher|more|better|stronger|ahead|you|further|faster \
     !*interview",
    "gave|given|giving|give it|the|this|your|them|that|work|job|shifts|slot|role|place|post|seat|\
     position|shift _ to _ a|another|someone|somebody|else|the|our|other|other|my|his|her \
     !*review|look|client|board|panel|thought|manager|committee|director|read|chance|go",
    "we|they|i|client|team|he|she|manager|board|panel|head|chef|boss|owner _ went|gone|going|\
     gonna|going|plumped|opted|settled|sided with|for _ fella|guy|bloke|lad|lass|girl|girls|woman|\
     man|chap|mate|mates|kid|friend|nephew|cousin|daughter|son|brother|sister|neighbour|neighbor|\
     person|insider|devil|local|interim|trainee|intern|temp|other|others",
    "went|gone|plumped|opted|settled with|for a|an|the|our|my|his|her|another|someone|somebody|\
     other _ who|other|instead|one|fella|guy|bloke|lad|lass|girl|woman|man|chap|mate|friend|\
     colleague|person",
    "went|gone more|less senior|junior|experienced|local",
    "take|taken|took|taking|hire|hired|needs|wants|wanted|needed|prefer|chose|picked|find|found \
     someone|somebody|people|a|an|the _ cheaper|local|older|younger|taller|closer|experienced|\
     senior|junior|ten|who|whose|already|better|stronger !*talk|speak|meet|references|sign|help|\
     approve",
    "you|we|i|he|she _ was|were|been|got outvoted|beaten|eliminated|deselected|overlooked|pipped|\
     outscored",
    "your|you|yours _ not|never been|be|being|have|quite|favourably|favorably|been|got|gotten|\
     find|found|made|quite _ found|placed|recommended|approved|considered|put|qualified|qualify|\
     longlisted|retained|picked|chosen|invited|called|selected|successful|taken|through|\
     progressed|suitable|on|likely|favourably|favorably !*yet|forgotten|until|form|email|time|\
     file|record",
    "not through to|the|this|it",
    "not interested at|right|for|in this|the|now|hiring|hire|taking time|moment|present|point|role|\
     you|your",
    "removed|withdrawn|excluded|dropped|eliminated from _ consideration|process|contention|list|\
     pool !*mistake|error",
    "rescind~|revok~ the|this|our|your _ offer|letter",
    "you|your _ not qualify|qualified|longlisted|placed|convince|clear|meet|pass|make|reach|\
     attain|win _ for|to|bar|the|our|on|mark|cut|standard|threshold|list",
    "not|never clear|reach|meet|attain|meeting|pass|passed|hit|clearing our|the|your|required|\
     benchmark|minimum|cutoff|cut-off _ bar|cutoff|cut|mark|benchmark|threshold|standard|\
     standards|level|criteria|grade|off",
    "you|your|score|scores _ below|outside|beneath|short|under the|our|of|what _ cut|cutoff|bar|\
     number|benchmark|level|threshold|line|list|required|needs|standard|court",
    "not|never see|seeing|saw|feel|find|found|quite us|you|a|what|the|it _ match|fit|spark|\
     working|work|role|mutual|after|need|looking|long",
    "not|never quite what|who|the|our|it _ after|need|needed|looking|want|profile|fit|match|seek|\
     search|had",
    "not _ what|who|the we|they|i|he|she _ search|seek|look|looked|want|wanted|need|needed|\
     require|after|looking",
    "not _ reflect|match|correspond|fit|hold|attain _ what|our|to|the _ search|seek|need|needs|\
     requirements|choice|criteria|profile|position|standard !*records|record|file",
    "not take|taking|bring|hire|carry|employ|recommend|engage|process you|your|candidature _ on|\
     in|here|us|team|this|forward|services|further|any !*until|yet|unless|without",
    "not make use of",
    "not|no be? _ call|calling|recommend|recommending|invite|inviting|having|bringing|progressing|\
     pursuing|taking|using|needing|consider|process|putting|selecting|shortlisting|offering you|\
     your|it _ back|in|on|forward|further|through|services|candidature|cv|anymore|profile",
    "will not _ going|getting|moving|progressing|be through|forward|further|one|progress|advance|\
     happen|forthcoming|offered|calling !*until|yet",
    "go|going|goes|gone|progress|progressing no further|farther",
    "leaves|leaving|puts|rules|counts you _ out|behind|outside !*office",
    "non-starter|nonstarter|dealbreaker|non-appointable|unappointable|non-selection|unselected",
    "deal|non breaker|starter|selection|appointable !shall|will|or|is|letter|notice",
    "you|name|application|candidacy _ been|are|were|is|was disqualified",
    "considered|been|were|was and? passed over",
    "application|candidacy|journey|process stops|ends|finishes here|there|now|at",
    "decided|chosen|elected|opted to hire|appoint|employ|engage her|him|them|somebody|someone|\
     another",
    "not plan|planning|intend|intending|going to? invite|inviting|interview|interviewing you \
     !until|yet|before|till|twice|again",
    "he|she|they|boss|client has|have|is said|saying no !to|idea",
    "wants|want|decided|prefers|chose to? stay|staying with the",
    "more|most at home|comfortable with the other",
    "can not|never be considered|employed|placed|insured for hire|on|with|here|again",
    "application|name|cv|file _ not one|among of|those chosen|selected|picked|taken|forward|those",
    "best not to continue|proceed|go",
    "not going|able to bring|take you on|aboard !until|till|before|yet",
    "release|releasing you|others|candidates|applicants from consideration",
    "in the end we|they|i took|chose|picked|hired|appointed !*you|it|this|that|longer|time|a|two",
    "thanks|thank you? but no|we|they|not|it",
    "thanks|thank you? but",
    "no|naw|nope thanks",
    "come|came|comes back with|as|in _ negative|no|rejection|unsuccessful",
    "answer|verdict|reply|response|feedback|word _ is|was|came|be _ no|negative|nope !longer|\
     later|sooner|yet|problem|need|news|date|timeline|earlier|update|decision",
    "landed|landing|came|settled|agreed|voted on|down|for|to|a _ no|against",
    "they|client|team|committee|panel|manager _ passed|bite|cooled|regret !*you|along|up|around|\
     that|details|to|round|delay|appointment",
    "gone|went|cooled|going cold|off|cool on you|your|the",
    "to|must _ decline|reject|refuse|disappoint you|your|this|candidature !*invitation|cookies|\
     time|slot",
    "must|have|had|obliged|forced to? _ decline|reject|turn|disappoint|let|drop you|your|this|\
     down !know|wait|have",
    "parting|releasing|stopping|bowing|concludes|closes|withdrawn|ends company|ways|you|your|\
     their|out|here _ participation|candidacy|candidature|application|interest|conversation|stage|\
     with|from|here|of",
    "call it a _ day",
    "you|yours|who|someone|somebody came|come|finished|finish|placed|ranked _ second|third|fourth|\
     fifth|runner|behind|short !*interview|round|week|day|meeting|this",
    "near|close|closely _ yet|but !*date|office",
    "never|not|was to|meant be this|sorry|i|kid|for|on|time|sadly",
    "vote|decision|choice|outcome|it|things|lot _ not fall|fell|go|went|favour|favor _ favour|\
     favor|way|you|your",
    "on the wrong side",
    "fell|fallen|fall|falling at|on|short|outside _ the|last|final|of _ fence|hurdle|ballot|group|\
     range",
    "up|you against a|some|many|very|such|strong|stiff|tough _ strong|field|stiff|competition|\
     candidates|tough|good",
    "successful candidate|applicant|person|one|tenderer had|has|was|brings|brought|demonstrated|\
     already|starts|joins",
    "in favour|favor of a|an|the|another|someone|somebody|other|those|candidates|applicants|people",
    "$proceed|stick|sticking|carry|carrying forward|on|with|only|ahead|w _ people|others|\
     candidates|applicants|folks|those|two|authors|profiles|finalists|group|someone|somebody _ \
     whose|who|with|other|not|others|profiles|candidates|applicants|ones|over|instead|thx|thanks",
    "$proceed|forward|ahead|on with|w other|others|another|different|stronger _ applicants|\
     candidates|folks|people|profiles|applicant|candidate|person|finalists|talent|option|one \
     !*interview|interviews",
    "offer|appointment|job|role|post|position|work|contract|seat|part|place|gig|chair _ made|\
     extended|gone|goes|went|awarded|given|falls|fell to|towards|on _ a|an|another|someone|\
     somebody|the|our|candidate|colleague|other|different|teacher|sculptor|he|she|person \
     !*committee|board|panel|vote|hr|trustees",
    "extend|make|made|offer|offered|award the|an|our _ offer|job|role|post|position to _ \
     different|diffrent|another|someone|somebody|other|else|stronger",
    "our|first|their|his|her|top first|choice|pick|one choice|has|said|took|already|person|\
     candidate _ said|accepted|yes|taken|took|accepts|starts !*if|until|whether",
    "if|should|unless our|the|their|she|he _ first|appointee|choice|drops|falls|falls|choice _ \
     through|out|drops|falls|next|backup|fails",
    "are|is you|our|my|the|a backup|reserve|standby if|in|for|candidate !call|date",
    "next in line",
    "hold|holding off|back on|from making|offering|hiring",
    "offer|withdraw|withdrawn|withdrawing|rescind|rescinded|take|taking|took|pull|pulled|revoke _ \
     is|offer|back|our|your _ withdrawn|rescinded|offer|back|revoked !*if|monday|by|to",
    "too _ junior|senior|expensive|green|inexperienced|light|slow|niche|academic|qualified|good _ \
     for|us|of|on|end|a|job|role !*week",
    "want|wanted|need|needed|needs|wants|after|looking|look|requires _ bit|a|an|another|other|\
     different|someone|somebody|more _ different|other|further|experienced|older|senior|animal|\
     profile|another|specific|level|seasoned|along !*time|interview|date|document|form|reference",
    "a|an|some|of different|other|another profile|animal|background|skillset|direction|type|kind|\
     skill|calibre !*of",
    "this|it|role|job one|is not|never got|yours|meant|for your|to|you",
    "not|never|no got|have|has|had your|his|her name",
    "good|strong|great|decent|close but not|no|others|we|they|the",
    "others|other|another|candidates|applicants|few|many|some _ scored|ranked|edged|higher|\
     ahead|stronger|demonstrated|stood|matched|better|outscored !*interview|than|review|us",
    "tipped|swung|decided|clinched|settled it|the|things !*on|to|by|that|for",
    "edge|edged on|over|you|ahead|out",
    "it|all|that|this came|comes|boils|boiled down to _ which|who|experience|presentation|one|\
     part|fit|numbers|score !*until",
    "for you it? is no",
    "consider yourself|your free|application|unsuccessful !*if",
    "outside|not in|part|in|among _ group|list|number|shortlist|those|pool|final",
    "non-select~|deselect~",
    "changed|updated|moved|set|marked|now to|as _ declined|rejected|unsuccessful|closed|not|\
     inactive|archived",
    "loved|liked|love|prefer|preferred her|him|them|the|someone|another|other _ more|better|bloke|\
     other|girl|candidate|person",
    "gone|went|goes|going|given|awarded to _ girl|lad|guy|bloke|fella|someone|somebody|person|\
     candidate|woman|man|nephew|niece|friend|cousin|colleague|insider|applicant|teacher|chap|\
     student|intern|temp|other !*committee|board|round|stage|interview",
    "resigned|resign|withdraw|withdrew|abstain|desisted|desist|stepped from|back your|the \
     candidature|candidacy|application|profile",
    "gone|went|going|go|going|decided|chosen|picked with|for _ me|my|our|his|her|their _ bloke|\
     lad|mate|mates|friend|nephew|niece|cousin|son|daughter|brother|sister|neighbour",
    "they|he|she|client|we|partners|board|panel|team|manager|owner _ want|wants|wanted|prefer|\
     like|likes|chose|liked _ woman|man|guy|girl|person|lad|lady|fella|candidate|other who|\
     instead|better !*meet|see|next",
    "drawing|draw|drew a line",
    "rather|prefer|prefers|preferred _ wait|hold|keep|go|start|look|leave|have * someone|somebody|\
     candidate|person|looking|experience|else|background !*interview|decision|until",
    "that is|puts|leaves you out",
    "set on|upon _ someone|somebody|a|another|one|having !*date|time",
    "not|nor think|feel|believe|convinced|sure|find|consider|persuaded|felt|thought * ready|there|\
     fit|match|level|enough|suited|strong !*when|how|know|date|time|yet|we|news",
    "one|among|part of the|those|our|them _ not|were|we _ support|take|fund|able|forward !*you",
    "not one of the|those|our|them _ twelve|ten|five|six|three|four|eight|twenty|chosen|selected|\
     ones|winners|candidates|we",
    "you|your|yours _ lost|missed|losing out|by !*know",
    "is|was|chose|picked|preferred|to|prefer the other one|person|guy|girl|man|woman|applicant \
     !is|still|on|interview|was|two|three|interviews|week",
    "not be? taking|take things|it|this|matters to|further|any|forward|beyond !*until|yet",
];

/// Not anybody.
pub const NOBODY: &[&str] = &[
    "fully|completely staffed|booked|crewed",
    "crew|books|intake|rota|roster|team|cast is|are|now now? full|complete|closed|wrapped|staffed \
     !*time",
    "we are now? full|complete|staffed|sorted|covered !*by|on|speed|steam|time",
    "there|we|they is|are|have|has no|not !need _ vacancy|vacancies|job|jobs|opening|openings|\
     work|role|post|hours|shifts|place|places|need !*yet|until|further|action",
    "no|nothing|not openings|opening|vacancies|vacancy|going|hours right|currently|at|now|going|\
     here|for|this|left",
    "nothing going|available|open !on|up",
    "not currently|presently|now? taking|accepting|recruiting|hiring|engaging on|applications|\
     anyone|anybody|any|new|people",
    "not|no taking|take|taken anyone|anybody|people|new|on !*until|decision|call",
    "no new starts|starters|people|staff|appointments|hires|posts|contracts",
    "post|posts|job|jobs|role|roles|vacancy|position|positions|line|requisition|req|seat|slot|\
     competition|procedure|selection|recruitment|demand|requirement|internship|scheme|campaign|\
     search|placement|traineeship _ !been|not|another lapses|lapsed|lapse|disappears|disappeared|\
     vanished|annulled|disestablished|offshored|outsourced|relocated|off|void|failed|gone|goes|\
     abolished|deferred|suspended|called|moved|axed|bust|withheld|burner|dissolved !*behind|\
     missing|your|yet|to|interview|form|papers|file|on|ahead|well|smoothly",
    "annulled|disestablished|offshored|moratorium|mothballed",
    "cancelled|cancel|canceled|withdrawn|withdrew|pulled|scrapped|shelved|axed|binned|killed|\
     ditched|deferred|defer the|their|this|our|that|whole|all requirement|order|whole|assignment|\
     booking|programme|program|scheme|advert|ad|listing|vacancy|demand|appointment|project|tender|\
     placement|contract|season|festival|event !*interview|instead",
    "long grass",
    "off the market",
    "lost|lose the|our|their tender|grant|contract|client|lease|licence|license|bid",
    "doing|do|covering|cover|covered|handle|run|sharing|share|absorb the job|work|hours|shifts|\
     role myself|ourselves|internally|herself|himself|between",
    "doing|do|covering|cover|covered|handle|keep|run|sharing|share|absorb|absorbing it|this|them|\
     that|all|work|job|mornings|ourselves _ myself|ourselves|house|internally|herself|himself|\
     between",
    "no longer|more require|need|needs|requires|want|wants a|an|any|anybody|anyone|the|more",
    "post|place|job|cover|sub|sitter|somebody|someone|help|replacement|candidate _ found _ thanks|\
     thank|thx|already|sorry|for",
    "already|have got|found|have someone|somebody|cover|a|our for|on|else|already",
    "whole|all|everything|thing thing|hiring|search fell|off|gone|is|has _ through|apart|off|dead|\
     cancelled",
    "not hire|hiring|employ|take|appoint|recruit anyone|anybody|people|any|externally|now|at|this \
     !*until|yet|before",
    "can not _ hire|employ|carry|afford|take _ anyone|anybody|another|a|more|people|wage|staff|\
     someone !*until|yet",
    "role|post|position|job|requisition|vacancy _ not _ exist|going|filled|proceed|proceeding|\
     happen|happening|reopened|funded !*yet|until|forgotten",
    "leave|leaving|keep|left the|it|this seat|chair|post|line|desk empty|vacant|unfilled",
    "withdrawn|taken|pulled|removed the|down|this|our vacancy|advert|ad|posting|listing|\
     advertisement|job|role|for",
    "posting|advert|ad|advertisement|listing is|was|has|from|should been|a|have|last|come \
     duplicate|removed|down|error|withdrawn|mistake|expired|come|old|taken|year",
    "not retiring|leaving|going after",
    "freeze|ban|moratorium|stop|embargo on hiring|recruitment|appointments|new|recruiting|all",
    "berth|slot|room|bed|stall|desk|chair|place|places is|are|was|has|been|got _ taken|let|gone|\
     filled !*over|to|you",
    "there will|would|is|are not|no longer? be? _ job|post|position|role|vacancy|opening|place|\
     contract|season|intake|work|wage !*news|decision|update|answer|until|yet|need|change",
    "recruitment|hiring|search|role|post|position|vacancy|recruiting|it|this|everything|process * \
     put|placed|goes|gone|been|is on ice|pause|hold|standby",
    "decided|going|agreed|having|forced to shut|close|fold|wind|sell|cancel|scrap|stop|postpone _ \
     down|shop|business|at|up|for|the|hiring|recruitment !*interviews|decision|applications",
    "run|running|manage|managing|do|doing|cover|covering it|this|the|things|that * volunteers|\
     ourselves|internally|without|in-house|existing|current",
    "no|without|any further|more|new|other appointments|recruitment|hires|hiring|posts|vacancies|\
     positions _ will|can|are|is|this|until !*candidates",
];
