//! Words that mean much the same in letters about a candidacy, under one name each.
//!
//! What the model learns of one of them it knows of all. A word may have several senses; a tilde
//! stands for any ending of a few letters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The longest ending that a tilde stands for.
const ENDING_MAX: usize = 5;

/// The senses of a word, in the order of the table.
#[must_use]
pub fn senses(word: &str) -> Vec<&'static str> {
    if let Some(known) = TABLE.words.get(word) {
        return known.clone();
    }
    let shortest = word.len().saturating_sub(ENDING_MAX).max(1);
    let stems = (shortest..=word.len()).filter_map(|end| TABLE.stems.get(word.get(..end)?));
    let mut found: Vec<(usize, &str)> = stems.flatten().copied().collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, sense)| sense).collect()
}

struct Table {
    words: HashMap<&'static str, Vec<&'static str>>,
    stems: HashMap<&'static str, Vec<(usize, &'static str)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { words: HashMap::new(), stems: HashMap::new() };
    for (at, (sense, words)) in SENSES.iter().enumerate() {
        for word in words.split_whitespace() {
            match word.strip_suffix('~') {
                Some(stem) => table.stems.entry(stem).or_default().push((at, *sense)),
                None => table.words.entry(word).or_default().push(*sense),
            }
        }
    }
    table
});

const SENSES: &[(&str, &str)] = &[
    ("i", "i me my myself mine"),
    ("we", "we us our ours ourselves"),
    ("you", "you your yours yourself u ur ya"),
    (
        "they",
        "they them their he she him her his team panel committee board client manager managers \
         management leadership director directors owner boss partners department school \
         university firm company hr employer chair supervisor faculty colleagues principal head \
         chief dean governors trustees council ministry headquarters hq business group crew \
         chef foreman founder founders executives ceo cto partner jury commission",
    ),
    (
        "candidate",
        "candidate~ applicant~ finalist~ contender~ person people individual~ somebody someone \
         anyone guy girl lady gentleman woman man fellow lad lass chap hopeful~ shortlist~ \
         field pool nominee~ interviewee~",
    ),
    (
        "other",
        "other others another else different alternative alternate internal external elsewhere \
         stronger closer nearer better rival competing",
    ),
    (
        "role",
        "role~ position~ job jobs post posts vacancy vacancies opening~ opportunity \
         opportunities seat place spot req reqs requisition~ posting~ headcount desk slotted \
         placement~ bench",
    ),
    ("hiring", "hiring hire hires hired recruit~ staffing onboard~ talent"),
    (
        "search",
        "search process competition campaign project programme program procedure selection \
         tender exercise",
    ),
    (
        "application",
        "application~ candidacy candidature~ cv cvs resume~ profile~ submission~ file papers \
         dossier~ portfolio~ biodata",
    ),
    (
        "decide",
        "decid~ decision~ determin~ conclu~ resolv~ verdict~ outcome~ result~ judgment \
         judgement ruling settled settle conclusion~",
    ),
    (
        "choose",
        "chose~ choos~ select~ pick~ opt opted opting elect~ prefer~ plump~ favour~ favor~ went \
         appoint~ preferred nominat~ nod",
    ),
    (
        "proceed",
        "proceed~ progress~ continu~ advanc~ pursu~ move~ moving take taking took taken carry \
         carried carrying bring bringing brought putting pushing pushed",
    ),
    ("onward", "forward forwards ahead further farther onward onwards along"),
    ("go", "go goes going gone"),
    (
        "success",
        "success~ shortlisted accepted retained appointable fit fits suitable match matches \
         matched right ideal",
    ),
    (
        "unsuccess",
        "unsuccess~ unsuitable reject~ declin~ pass passed passing refus~ turned turn turndown \
         rebuff~ discard~ eliminat~ dismiss~ disqualif~ ineligible overlook~",
    ),
    (
        "sorry",
        "unfortunate~ sorry regret~ sad sadly alas afraid unhappily disappoint~ apolog~ pity \
         shame lousy gutted heartbroken rubbish rough tough sting~ hate",
    ),
    ("unable", "unable cannot couldn impossible incapable"),
    (
        "not",
        "not no never neither nor none nobody nothing without non isn wasn aren hasn haven hadn \
         didn doesn don won wouldn shouldn ain nope nowhere cant wont dont didnt isnt wasnt \
         couldnt",
    ),
    ("offer", "offer~ contract~ package~ terms"),
    (
        "glad",
        "pleas~ happy delight~ thrill~ glad excit~ congrat~ welcom~ joy overjoyed chuffed \
         stoked great fantastic excellent wonderful brilliant amazing awesome superb terrific \
         impress~ love~ loving liked like enjoy~ fab cracking",
    ),
    ("yours", "yours aboard join joins joining"),
    ("start", "start~ begin~ commenc~ kick kicks onboarding"),
    (
        "closed",
        "clos~ fill~ cancel~ withdraw~ withdrew frozen freeze freezing froze scrap~ pull~ \
         shelv~ paus~ suspend~ eliminated discontinu~ abolish~ axed cut cuts mothball~ halt~ \
         void revoke~ rescind~ dissolv~ defunct wind winding wound obsolete dropped ditched \
         binned redundant moratorium",
    ),
    ("hold", "hold holding held ice limbo standby hibernat~"),
    (
        "budget",
        "budget~ fund~ funding restructur~ reorg~ merger merg~ acqui~ takeover layoff~ \
         redundanc~ downsiz~ bankrupt~ insolv~ liquidat~ finances grant grants cost savings \
         economic recession reallocat~ insourc~ outsourc~ automation",
    ),
    (
        "meet",
        "meet meets meeting meetings met interview~ call calls calling chat chats conversation~ \
         talk talks talking visit~ zoom teams skype webex facetime video videocall session~ \
         coffee lunch breakfast tour onsite on-site trial shadow~ walkthrough screening screen \
         huddle conference viva",
    ),
    ("stage", "stage~ round~ step~ phase~ level leg hurdle second third final last next 2nd 3rd"),
    (
        "schedule",
        "schedul~ book~ arrang~ slot~ calendar~ calendly invit~ pencil~ diary diaries confirm~ \
         reschedul~ rearrang~ postpon~ rebook~ shift set fix fixing appointment~ timeslot~ \
         doodle",
    ),
    (
        "available",
        "availab~ free suit suits convenient convenience doable works possible okay able",
    ),
    ("come", "come comes coming came pop drop swing attend~ travel arrive arriv~"),
    (
        "test",
        "test tests testing assess~ exercise~ challenge~ task~ assignment~ presentation~ \
         present hackerrank codility quiz questionnaire~ homework sample samples audition~ kata \
         demo demonstration simulation",
    ),
    (
        "send",
        "send sends sending sent attach~ upload~ provid~ share~ sharing supply supplies submit~ \
         complete completing deliver~ furnish~ enclose~ shoot fax scan~ sign signed signing",
    ),
    (
        "document",
        "document~ form forms certificate~ transcript~ copy copies passport~ license~ licence~ \
         id visa~ permit~ proof statement~ diploma~ degree~ payslip~ record records clearance \
         declaration~ paperwork slip dbs nda consent w-2 w2 i-9 letter letters photo photos \
         photograph attachment~ pdf mandate",
    ),
    ("reference", "reference~ referee~ referees referrer vouch~"),
    (
        "salary",
        "salar~ compensation pay ctc wage~ remuneration rate notice expectation~ figure figures \
         band stipend allowance hourly gross",
    ),
    (
        "need",
        "need~ requir~ want~ missing lack~ outstanding must necessary request~ ask~ asking \
         wonder~",
    ),
    ("please", "please kindly pls plz grateful appreciate~ mind could would can"),
    (
        "contact",
        "contact~ reach~ write writes writing written wrote touch mail mails mailing email \
         emails emailing emailed message~ messaging phone~ phoning ring rings ringing text \
         texting texts dial liaise correspond~ address~ speak~ dm",
    ),
    ("colleague", "colleague~ successor~ replacement~ counterpart~ assistant~ coworker~ deputy"),
    (
        "leaving",
        "leav~ left retir~ resign~ quit depart~ maternity paternity sabbatical secondment \
         handed handing hand hands handover handling handle took over inherit~ responsible \
         charge cover covering deals dealing",
    ),
    (
        "checkback",
        "check~ ping~ nudge~ chase~ chasing prod prods prodding remind~ bug pester~ poke~ shout \
         holler follow followup follow-up circle resurface recontact knock badger~ hound",
    ),
    ("again", "again back anew afresh reapply later"),
    (
        "hear",
        "hear hears hearing heard know knows knowing tell tells telling told inform~ updat~ \
         notif~ advise advised announc~ answer answers answered reply replies replied respond~ \
         response~ revert~ feedback news word clarity",
    ),
    (
        "expect",
        "expect~ anticipat~ hop~ plan plans planning planned aim aims aiming intend~ target~ \
         estimat~ should reckon~ guess likely probably foresee~ envisag~ looking think thinking",
    ),
    ("by", "by before within until till latest earliest deadline"),
    ("in", "in on at during for from"),
    ("after", "after once when following upon since"),
    ("if", "if unless provided assuming whether subject depend~ condition~ otherwise"),
    ("but", "but however although though yet despite nevertheless while whilst"),
    (
        "time",
        "day days week weeks month months hour hours fortnight~ quarter~ semester~ term \
         weekend~ sprint year years morning afternoon evening night noon today tomorrow tonight \
         midday lunchtime easter christmas xmas thanksgiving holidays spring summer autumn fall \
         winter",
    ),
    (
        "soon",
        "soon~ shortly asap quickly promptly immediately imminent~ presently momentarily anon \
         whenever sometime eventually",
    ),
    ("still", "still pending ongoing underway open remain~ active alive running live currently"),
    (
        "wait",
        "wait~ patien~ bear hang tight sit queue~ await~ delay~ slow~ longer stuck drag~ \
         backlog~ behind late bottleneck snail busy swamped juggl~ lengthy",
    ),
    (
        "review",
        "review~ consider~ discuss~ evaluat~ deliberat~ weigh~ debat~ assessing compar~ \
         thinking mull~ sift~ sifting ponder~ reading examining study studying scoring",
    ),
    ("thank", "thank~ thx ta cheers appreciat~ gratitude obliged merci"),
    ("receive", "receiv~ receipt got logged registered landed noted"),
    ("nice", "pleasure nice lovely kind good fun interesting insightful helpful warm"),
    ("wish", "wish~ luck best future endeavor~ endeavour~ careers fingers"),
    (
        "away",
        "away leave vacation holiday annual absence absent ooo travelling traveling offline \
         unreachable sick off pto",
    ),
    ("return", "return~ reopen~ resum~"),
    (
        "automatic",
        "automat~ auto autoreply auto-reply unmonitored monitored noreply no-reply generated \
         robot",
    ),
    ("urgent", "urgent~ emergenc~ immediate"),
    (
        "stop",
        "stop~ cease~ desist remov~ unsubscrib~ delet~ block~ refrain~ harass~ spam~ unwanted \
         lose enough",
    ),
    ("list", "list lists database mailing distribution"),
    (
        "money",
        "invoice~ refund~ bill bills billing payment~ paid expense~ reimburs~ bank iban account \
         accounts parking mileage fare ticket tickets discount~ sale sales price prices order \
         orders delivery shipping purchase~ subscription~ fee fees",
    ),
    (
        "advert",
        "newsletter~ webinar~ subscribe~ course courses training workshop~ event events \
         register~ registration fair expo bootcamp alert alerts matching browse download~ click \
         blog podcast~ premium upgrade survey~ tip tips view digest summit meetup alumni refer",
    ),
    (
        "private",
        "kids kid dog dogs cat football soccer rugby cricket party dinner pub beer birthday \
         wedding garden recipe running race marathon choir band gig concert bike cycling wife \
         husband son daughter mum dad mom family baby club chess lanyard umbrella scarf jacket \
         keys glove gloves charger bug bugs release version",
    ),
    (
        "portal",
        "portal~ website site maintenance password~ login privacy policy gdpr data retention \
         cookies platform system app server downtime outage",
    ),
    (
        "experience",
        "experience~ background~ skill~ qualification~ strong~ strength~ talent~ impressive \
         expertise knowledge track",
    ),
    (
        "many",
        "many lot high volume numerous hundreds overwhelming large number competitive calibre \
         caliber quality",
    ),
    ("question", "question~ quer~ what which how who where why"),
    ("here", "here there this that it these those"),
    ("be", "be is are was were been being am s"),
    ("have", "have has had having"),
    ("will", "will shall ll"),
    ("modal", "may might perhaps maybe possibly"),
    ("want", "want wants wanted keen interested interest~ eager"),
    ("yes", "yes yep yeah yay absolutely sure indeed"),
    ("both", "both either each all everyone everybody every any"),
    ("first", "first top one favourite favorite front frontrunner"),
    ("reserve", "reserve runner runner-up backup waitlist"),
    ("keep", "keep~ kept stay~ retain"),
    ("future", "future similar"),
    ("approve", "approv~ signoff signature~ greenlight authoris~ authoriz~ blessing"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_senses_of_the_table() {
        assert_eq!(senses("chosen"), ["choose"]);
        assert_eq!(senses("chose"), ["choose"]);
        assert_eq!(senses("applicants"), ["candidate"]);
        assert_eq!(senses("xylophone"), [""; 0]);
    }

    #[test]
    fn no_sense_has_a_word_twice() {
        for (sense, words) in SENSES {
            let mut words: Vec<&str> = words.split_whitespace().collect();
            words.sort_unstable();
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{sense}");
        }
    }
}
