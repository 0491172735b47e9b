//! English.

use jiff::civil::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

use super::Entry;
use crate::reading::dates::spans::Part;
use crate::reading::dates::token::{Season, Unit, What};

/// The words of dates and lengths.
pub const WORDS: &[Entry] = &[
    (
        What::Skip,
        "the|on|at|about|around|approximately|approx|roughly|circa|sometime|some time|any time|\
         anytime|some point|probably|likely|hopefully|ideally|perhaps|maybe|possibly|say|or so|\
         or thereabouts|certainly|definitely|most likely|either|date|including|and including|\
         inclusive|already|only|just|shortly|soon|right|immediately|straight|exactly|roundabout|\
         or around|or about|the date of|evening of|very|sort of|kind of|i expect|\
         i think|i would say|i hope|we hope|earliest possible|sharp|this side of|again",
    ),
    (What::Of, "of"),
    (What::Other, "rather than"),
    (What::In, "in|during|throughout|over|into|well into"),
    (
        What::Within,
        "within|inside|inside of|in under|in less than|in no more than|no more than|in at most|\
         at most|in a maximum of|a maximum of|maximum of|up to|in up to|within a maximum of|\
         less than|under|in maximum|in max|in the space of|no longer than|not more than|\
         somewhere between|\
         anywhere between|anywhere from|in as little as",
    ),
    (What::One, "a|an|one"),
    (What::Number(2), "two"),
    (What::Number(3), "three"),
    (What::Number(4), "four"),
    (What::Number(5), "five"),
    (What::Number(6), "six"),
    (What::Number(7), "seven"),
    (What::Number(8), "eight"),
    (What::Number(9), "nine"),
    (What::Number(10), "ten"),
    (What::Number(11), "eleven"),
    (What::Number(12), "twelve|a dozen|dozen"),
    (What::Number(13), "thirteen"),
    (What::Number(14), "fourteen"),
    (What::Number(15), "fifteen"),
    (What::Number(16), "sixteen"),
    (What::Number(17), "seventeen"),
    (What::Number(18), "eighteen"),
    (What::Number(19), "nineteen"),
    (What::Number(20), "twenty"),
    (What::Number(21), "twenty one"),
    (What::Number(24), "twenty four"),
    (What::Number(25), "twenty five"),
    (What::Number(30), "thirty"),
    (What::Number(40), "forty"),
    (What::Number(45), "forty five"),
    (What::Number(48), "forty eight"),
    (What::Number(60), "sixty"),
    (What::Number(72), "seventy two"),
    (What::Number(90), "ninety"),
    (What::Nth(1), "first"),
    (What::Nth(2), "second"),
    (What::Nth(3), "third"),
    (What::Nth(4), "fourth"),
    (What::Nth(5), "fifth"),
    (What::Nth(6), "sixth"),
    (What::Nth(7), "seventh"),
    (What::Nth(8), "eighth"),
    (What::Nth(9), "ninth"),
    (What::Nth(10), "tenth"),
    (What::Nth(11), "eleventh"),
    (What::Nth(12), "twelfth"),
    (What::Nth(13), "thirteenth"),
    (What::Nth(14), "fourteenth"),
    (What::Nth(15), "fifteenth"),
    (What::Nth(16), "sixteenth"),
    (What::Nth(17), "seventeenth"),
    (What::Nth(18), "eighteenth"),
    (What::Nth(19), "nineteenth"),
    (What::Nth(20), "twentieth"),
    (What::Nth(21), "twenty first"),
    (What::Nth(22), "twenty second"),
    (What::Nth(23), "twenty third"),
    (What::Nth(24), "twenty fourth"),
    (What::Nth(25), "twenty fifth"),
    (What::Nth(26), "twenty sixth"),
    (What::Nth(27), "twenty seventh"),
    (What::Nth(28), "twenty eighth"),
    (What::Nth(29), "twenty ninth"),
    (What::Nth(30), "thirtieth"),
    (What::Nth(31), "thirty first"),
    (
        What::Clock,
        "12 noon|twelve noon|12 midnight|noon|midday|midnight|lunchtime|lunch time|lunch|\
         high noon|teatime",
    ),
    (What::AmPm, "pm|am|p m|a m|o'clock|oclock|hrs sharp"),
    (
        What::Zone,
        "et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|gmt|bst|utc|cet|cest|ist|eastern|pacific|\
         central|mountain|eastern time|pacific time|central time|mountain time|uk time|\
         us time|local time|your time|our time|my time|london time|new york time|berlin time|\
         paris time|german time|french time|european time|us eastern|us pacific|us central|\
         eastern standard time|eastern daylight time|aest|jst|sgt",
    ),
    (
        What::Daytime,
        "morning|afternoon|evening|night|first thing|first thing in the morning|in the morning|\
         in the afternoon|in the evening|at night|last thing|early morning|late morning|\
         early afternoon|late afternoon|early evening|late evening|early afternoon|overnight|\
         first thing on",
    ),
    (
        What::Close,
        "eod|cob|eob|cop|end of day|end of the day|the end of the day|end of business|\
         close of business|close of play|close of the day|close of day|the close of business|\
         end of play|end of the business day|end of business day|end of working day|\
         end of the working day|end of office hours|end of the work day|\
         the close of play|the end of business",
    ),
    (What::Weekday(Monday), "monday|mon|munday"),
    (What::Weekday(Tuesday), "tuesday|tue|tues|teusday"),
    (What::Weekday(Wednesday), "wednesday|wed|weds|wednes|wensday|wednsday"),
    (What::Weekday(Thursday), "thursday|thu|thur|thurs|thrs|thusday"),
    (What::Weekday(Friday), "friday|fri|firday"),
    (What::Weekday(Saturday), "saturday|sat"),
    (What::Weekday(Sunday), "sunday|sun"),
    (What::Weekdays(Monday), "mondays"),
    (What::Weekdays(Tuesday), "tuesdays"),
    (What::Weekdays(Wednesday), "wednesdays"),
    (What::Weekdays(Thursday), "thursdays"),
    (What::Weekdays(Friday), "fridays"),
    (What::Month(1), "january|jan"),
    (What::Month(2), "february|feb|febuary"),
    (What::Month(3), "march|mar"),
    (What::Month(4), "april|apr"),
    (What::Month(5), "may"),
    (What::Month(6), "june|jun"),
    (What::Month(7), "july|jul"),
    (What::Month(8), "august|aug"),
    (What::Month(9), "september|sep|sept"),
    (What::Month(10), "october|oct"),
    (What::Month(11), "november|nov"),
    (What::Month(12), "december|dec"),
    (What::Quarter(1), "q1"),
    (What::Quarter(2), "q2"),
    (What::Quarter(3), "q3"),
    (What::Quarter(4), "q4"),
    (What::HalfYear(1), "h1|first half of the year"),
    (What::HalfYear(2), "h2|second half of the year"),
    (What::Season(Season::Spring), "spring|springtime"),
    (What::Season(Season::Summer), "summer|summertime"),
    (What::Season(Season::Autumn), "autumn|fall"),
    (What::Season(Season::Winter), "winter|wintertime"),
    (What::Unit(Unit::Hour), "hour|hours|hrs|hr"),
    (What::Unit(Unit::Day), "day|days|calendar days|calendar day"),
    (What::Unit(Unit::BusinessDay), "weekdays|workdays|workday|bd|business day|business days"),
    (What::Unit(Unit::BusinessDay), "working day|working days|work day|work days"),
    (What::Unit(Unit::Week), "week|weeks|wk|wks|calendar week|cw|kw|working week|business week"),
    (What::Unit(Unit::Fortnight), "fortnight|fortnights"),
    (What::Unit(Unit::Month), "month|months|calendar month|calendar months"),
    (What::Unit(Unit::Quarter), "quarter|quarters|fiscal quarter|calendar quarter"),
    (What::Unit(Unit::HalfYear), "half a year|half year"),
    (What::Unit(Unit::Year), "year|years|calendar year"),
    (What::Weekend, "weekend"),
    (What::Business, "business|working|work|office|banking"),
    (What::Part(Part::Early), "early|earlier|start of|beginning of|the start of|opening of"),
    (
        What::Part(Part::Early),
        "the beginning of|early in|the early part of|early days of|the early days of|first days of|\
         top of|early on in",
    ),
    (What::Part(Part::Mid), "mid|middle|middle of|the middle of|halfway through|midway through"),
    (What::Part(Part::Mid), "mid way through|half way through"),
    (
        What::Part(Part::Late),
        "late|late in|back end of|the back end of|tail end of|the tail end of|latter part of|\
         the latter part of|back half of|towards the end of|toward the end of|\
         towards the tail end of|towards the back end of|later in|closer to the end of|\
         near the end of|nearer the end of|towards end of|toward end of",
    ),
    (What::Part(Part::Later), "later"),
    (
        What::Part(Part::End),
        "end|end of|the end of|close of the|the close of|very end of|last day of|\
        the last day of|turn of|\
         last of|out of the|final day of",
    ),
    (What::Part(Part::LastBusinessDay), "last business day of|last working day of"),
    (What::Part(Part::LastBusinessDay), "the last business day of|the last working day of"),
    (What::Part(Part::FirstHalf), "first half of|the first half of|first half|front half of"),
    (
        What::Part(Part::SecondHalf),
        "second half of|the second half of|latter half of|the latter half of|second half",
    ),
    (What::Part(Part::LastWeek), "last week of|the last week of|final week of|last week in"),
    (What::Next, "next|upcoming|forthcoming|nxt"),
    (What::This, "this|this very|the current|current|the present|this same"),
    (What::Coming, "coming|this coming"),
    (What::AfterNext, "after next"),
    (What::Last, "last|past|previous|since|prior"),
    // What leads up to a day has no day of its own.
    (What::Last, "run up to|lead up to|leading up to"),
    (What::New, "new"),
    (What::Today, "today|tonight|this morning|this afternoon|this evening|later today"),
    (What::Today, "by the end of today|end of today|the end of today"),
    (
        What::Tomorrow,
        "tomorrow|tmrw|tmr|tmw|tomoz|tomorow|tommorow|2moro|tomorrow morning|\
        tomorrow afternoon|tomorrow evening",
    ),
    (What::Overmorrow, "day after tomorrow|the day after tomorrow"),
    (What::Now, "now"),
    (What::Time, "time"),
    (What::FromNow, "from now|from today|of today|hence|from now on|of now|from the date of this"),
    (What::FromNow, "from this email|from this message|of this email|of this message"),
    (What::FromNow, "of the date of this|after the date of this|from the date of the present"),
    (What::FromNow, "of this letter|from this letter|of this notice|from this notice"),
    (What::FromNow, "from this mail|of this mail|of this e mail|from this e mail|after this email"),
    (
        What::By,
        "by|until|till|til|through|no later than|not later than|at the latest by|latest by|\
         by latest|by the latest|at latest|up until|up to and including|on or before|by or before|\
         before or on|nlt|b4|ahead of or on|not beyond|no later|nothing later than|\
         by no later than|prior to or on",
    ),
    (What::Before, "before|ahead of|prior to|in advance of|this side of"),
    (
        What::After,
        "after|following|once|right after|shortly after|just after|soon after|past the|beyond|\
         immediately after|straight after|immediately following|the back of|as soon as",
    ),
    (
        What::Afterwards,
        "after that|after then|after this|thereafter|afterwards|afterward|the following week|\
         following week|following month|following day|following days|following weeks|\
         subsequent week|subsequent day|subsequent weeks|week thereafter|week following",
    ),
    (What::From, "from|starting|beginning|as of|as from|any time from|effective"),
    (What::To, "to|through to|thru|and up to"),
    (What::Or, "or|and or|if not|or by|or even|or possibly|or maybe|or perhaps|or else by"),
    (What::And, "and|&"),
    (What::Between, "between"),
    (What::Another, "another|a further|further|an additional|an extra|additional|one more"),
    (
        What::Takes,
        "take|takes|taking|need|needs|give us|allow|allow us|give me|give it|expect to wait|\
         require|requires|allow for|a matter of|wait|bear with us for|it will be|takes us",
    ),
    (What::Ago, "ago|earlier than today|back then"),
    (What::Latest, "at the latest|latest|at the very latest|tops|at the outside|at latest|max"),
    (
        What::Earliest,
        "at the earliest|at the very earliest|at the soonest|earliest|or later|onwards at",
    ),
    (What::NoEarlier, "no earlier than|no sooner than|not earlier than|not sooner than"),
    (What::NoEarlier, "earliest on|not before|never before|at the earliest on"),
    (What::AtLeast, "at least|a minimum of|no less than|not less than|no fewer than"),
    (What::MoreThan, "in over|more than|in more than|just over|well over|a little over"),
    (What::OrAfter, "on or after|or after|onwards|onward|on or following|or any time after"),
    (What::Not, "not|never|nothing|no"),
    (What::Couple, "couple|couple of|couple more|couple of more|a couple of|a couple"),
    (What::Couple, "a couple more|couple of short"),
    (What::Few, "few|a few|few more|a few more|few short"),
    (What::Some, "several|some|many|various|a number of|a handful of"),
    (What::AndHalf, "and a half"),
    (
        What::Correction,
        "sorry|i mean|i meant|make that|scratch that|strike that|correction|or rather|no wait|\
         wait no|rather|actually|scrap that|my mistake|oops|apologies|i should say|meaning|\
         i mean to say|let us say|no sorry|sorry no|excuse me|pardon|edit|better make it|\
         better say|ignore that|no better",
    ),
    (
        What::Otherwise,
        "otherwise|failing that|if not then|or else|worst case|at worst|if that fails|\
         if that does not work|should that fail|if that slips|failing which|if need be",
    ),
    (
        What::WeekOf,
        "w c|wc|w b|wb|wk commencing|week commencing|week beginning|week starting|\
         week commencing on|week starting on|week beginning on|week that starts on|\
         week that begins on|week that starts|week that begins|\
         week starting from|w k of|wk of|wkof|calendar week of|week ending|\
         week ending on|week containing|same week as",
    ),
    (What::EndOf(Unit::Week), "eow|week end"),
    (What::EndOf(Unit::Month), "eom|month end|end of month|months end|the month end"),
    (What::EndOf(Unit::Quarter), "eoq|quarter end|end of quarter"),
    (What::EndOf(Unit::Year), "eoy|year end|end of year|end of the calendar year"),
    (
        What::Over,
        "is out|is over|are over|is up|ends|runs out|is through|has passed|is done|are done|\
         comes to an end|closes|have passed|has ended|is behind us|are behind us|has gone",
    ),
    (What::Every, "every|each|per"),
    (
        What::Greeting,
        "happy|good|merry|lovely|great|nice|wonderful|fantastic|relaxing|enjoy|restful|calm|\
         peaceful|pleasant|brilliant",
    ),
];
