//! What stands around an answer: courtesies, excuses, what letters of refusal say besides, other
//! matters. In the language of `pattern`.

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
            "large|high|overwhelming|unprecedented|great|huge|record|many|exceptional|\
             extraordinary|\
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
            "better|best|closer|stronger|closely fit|suited|match|matched|aligned|suits|fits|\
             aligns|\
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
