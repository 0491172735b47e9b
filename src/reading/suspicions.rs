//! Words of a verdict that as often as not are said of something else. They say none by themselves,
//! but a message that holds any may not go on as lightly. In the language of `pattern`.

/// Perhaps: do not write again.
pub const STOP: &[&str] = &["refrain|desist from", "unsolicited"];

/// Perhaps: not this candidate.
pub const REJECTION: &[&str] = &[
    "not|never be? among|amongst|one of? them|those|the",
    "regret that we|i|you|your _ not|unable|unsuccessful !*yet|until|before|when|long",
    "found somebody|someone",
    "not be? align|aligned|match|matched|suited|suitable with|for|to|our|the !*records|record|file",
    "let|letting you go !just|know|through|ahead",
    "stop|stopped|stopping|end|ended|ending|conclude|concluded|concluding|discontinue|\
     discontinued|discontinuing|close|closed|closing|withdraw|withdrew|terminate|terminated|\
     archived your candidacy|application|process|file|profile|candidature",
    "your application|candidacy|file|profile|candidature has|have|was|is|will been? no|not|be? \
     closed|archived|declined|rejected|discontinued|withdrawn|denied|unsuccessful|dismissed",
    "reserve|waiting list|candidate !*class|cleared",
    "turned|turning you down",
    "reject~ !delivery|mail|attachment~|by|it|the",
    "let|letting you down !*gently|know",
    "pass|passing|passed on you|your|this|the !to",
    "say|said|saying|says no to|on|about|this|i|unfortunately|at",
    "$else candidate~|applicant~|finalist~|person|contender had|has|have|got|took|with|who|whose|\
     edged|pipped|pulled|came|was|were|better|ahead !*interview|see|meet|speak|left|next|tomorrow|\
     monday|yet",
    "chose|chosen|picked|selected|preferred another !date|time|day|slot",
    "not feel|think|believe|consider|find|see * what|enough|fit|match|suitable|strong _ we|for|to|\
     you|match|here",
    "decision|outcome|verdict|result|status declined|rejected|unsuccessful|no|negative",
    "not be? been? chosen !*yet|date|time|anyone|anybody|any|or|a",
    "unsuccessful !candidate~|applicant~|delivery|attempt~|in|trying|people|and|or",
    "not|unable to? offer you|your !any|an|more|feedback|update|date|timeline|details|better|much",
    "not|unable|no be? able? to? in? a? position? to? make|making|extend|extending|give|giving|\
     issue you? an|a|the|any _ offer !*until|yet|before|till",
    "not for us|them",
    "outcome|news|answer|result|decision _ not|other|different _ hop~|want~|wish~|what",
    "consider|treat|regard|take|assume this|it|yourself|your|that|you _ a|as|closed|unsuccessful|\
     rejected|over|were _ no|closed|unsuccessful|rejection|rejected|not|over|final !*answer",
    "on|along|ahead|forward without you",
    "against you|hiring|offering",
    "no hire",
    "chose|chosen|choose|choosing|picked|pick|preferred|prefer|prefers|favoured|liked|elected|\
     hired|hire|appointed|engaged|tipped|cast|recruited !*you|your|date|time _ the|a|an|our|his|\
     her|my|another _ other|another|different|one|colleague|cheaper|someone|somebody|local|\
     trainee|counterpart|nephew|daughter|son|intern|temp|fella|guy|bloke|lad|lass|girl|interim|\
     applicant|candidate|insider !*board|committee",
    "dropped|crossed|beaten|outvoted|overlooked|eliminated|sifted|excluded|knocked|regretted|\
     deselected|screened|weeded|dispositioned|knocking|turning|cross you|your|out|back|\
     candidature|candidate !others|two|time|remarks|so|have|in",
    "your|yours name|application|cv|candidature|nomination|profile|case|bid|dossier|tender _ \
     withdrawn|fell|crossed|excluded|regretted|eliminated|sifted|dropped|unsuccesful|unsuccesfull|\
     unsucessful|refused|lapsed !*absence|office|unless|if",
    "a|an? naw|nope|nah",
    "it|is|its|be|sorry|afraid|negative|a _ no|nope|naw|nah|negative on|from|to|for|about the|\
     this|her|him|them|us|upstairs|me !*yes|problem",
    "no|zero joy|dice|appetite|interest|cigar|sale|luck !getting|in|ahead|with|yet|problem|from",
    "say|saying goodbye|farewell|no to|and|with|at|you|half|here|but !*yes",
    "bit|little|touch|somewhat|rather _ green|light|thin|junior|senior|far|short _ for|us|yet|on|\
     from|of|what|in !*notice",
    "salary|rate|ask|expectation|expectations|expectation|demand _ blew|exceeds|exceed|high|above|\
     over|outside|beyond !*budget|is|confirm|sheet",
    "neither|none of|is|are you|them|those",
    "more|stronger|better|closer|fuller|strongest|best|good _ fit|matches|match|aligned|suited|\
     qualified|candidates|candidate|prepared|fits|equipped|placed _ for|in|than|to|with|need|role|\
     pipeline|what",
    "are|is|am|remain a no !longer|reply|one|brainer|show|decision|answer",
    "gaffer|boss|owner|director|manager|chef|landlord|my|his|her|our _ son|daughter|nephew|niece|\
     cousin|brother|sister|mate|friend|wife|husband _ taking|takes|took|got|gets|doing|has|have \
     !*runs|hiring|will",
];

/// Perhaps: not anybody.
pub const CLOSED: &[&str] = &[
    "found somebody|someone !else|to",
    "fell|fallen|falls|fall through|away !*if|should|first|choice|appointee",
    "store|branch|site|shop|restaurant is|will|are shutting|closing|closed|shut|be !for|on|until|\
     today",
    "nobody|no is|one|was|will|are _ taken|hired|appointed|recruited|being",
    "$search|requisitions|positions|roles|vacancies * closed !on|to|last|yesterday|at|for|books",
    "on hold|ice|pause|standby !until",
    "not be? hiring|hire|recruit|fill|backfill|replace|proceed|appoint|continue|appointing anyone|\
     anybody|for|at|this|the|any|with|after|until|right|now|externally _ role|position|all|moment|\
     any|year|time|vacancy|job|search|recruitment|now|post|process|one|candidates|appointment|\
     appointments|us",
    "headcount|budget|funding|grant|money|contract * gone|cut|pulled|lost|rejected|declined|\
     denied|dried|fell|withdrawn|not|collapsed|slashed|through !*yet|signed|approved|until|\
     confirmed|sign",
    "reorgani~|restructur~|redundanc~|layoffs|layoff|insolven~|administration|liquidat~",
    "no appointment|appointments|one|hire|hires|recruitment|hiring|vacancy|role will|was|were|is|\
     has|this|at|now|will",
    "vacancy|role|position|post|job|search|req|opening|it|recruitment has|have|was|is|will|had|\
     got been|be|all|recently|already|now|just|since filled|withdrawn|cancelled|canceled|pulled|\
     frozen|closed|eliminated|cut",
    "readvertis~|re-advertis~|repost~|re-post~|restart~|re-open~|relaunch~ the|search|next|at|in|\
     in|later|as|with|with",
    "all sorted|set|full|staffed|covered !*by|until|in|on",
    "full|sorted up|for|now !*review|time|name|circle|details|monday|friday|week|screen|disclosure",
    "called off !*interview|test|appointment",
    "back burner",
    "gone|went bust|under|belly !*review",
    "film|tour|festival|project|season|programme|program|gig|event|expedition|show|production|rig \
     is|has|was|been|got _ off|shelved|cancelled|canceled|axed|scrapped|stacked|dead !*interview|\
     still",
    "took|taken|found|got a|someone|somebody|one _ on|in|already|last|yesterday|weeks|since|from \
     !*note|look|decision|minute|time|call|message|break",
    "decided|chosen|agreed|asked|going to stay|remain|continue|withdraw !*conversation|process|\
     search|with",
];
