//! What the end of a try means for the touch, its address and the account (RFC 5321 section 4.2,
//! RFC 3463).

use jiff::SignedDuration;

use super::facts::{AttemptEnd, Phase};

/// What to do after a try has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It was taken.
    Taken,
    /// Try the same bytes again later (`retry_after`).
    TryAgain,
    /// The account is at fault: nothing of it is sent until it is looked after.
    HoldAccount,
    /// There is no such address.
    DeadAddress,
    /// This mail will never be taken.
    Final,
}

/// What the end of a try means.
#[must_use]
pub fn of_end(end: &AttemptEnd) -> Verdict {
    match end {
        AttemptEnd::Accepted => Verdict::Taken,
        AttemptEnd::BeforeData { .. } | AttemptEnd::CandidateSaysNotSent => Verdict::TryAgain,
        AttemptEnd::Refused { code, status, phase } => verdict(*code, status.as_deref(), *phase),
    }
}

/// What a refusal means, by its reply code, its enhanced status code and its phase.
///
/// What is refused before a recipient was named is about the account and its network, never about
/// the one who should have got the mail.
#[must_use]
pub fn verdict(code: u16, status: Option<&str>, phase: Phase) -> Verdict {
    let status = status.unwrap_or_default();
    if code < 500 || status.starts_with('4') {
        return Verdict::TryAgain;
    }
    if is_too_large(code, status) {
        return Verdict::Final;
    }
    if matches!(phase, Phase::Connect | Phase::Auth | Phase::Mail) || is_about_account(code, status)
    {
        return Verdict::HoldAccount;
    }
    // 5.2.0 after DATA is Exchange's "your quota of submissions is used up".
    if phase == Phase::Data && status == "5.2.0" {
        return Verdict::HoldAccount;
    }
    if status.starts_with("5.1.") { Verdict::DeadAddress } else { Verdict::Final }
}

/// How long to wait for the next try, after so many: 5, 15, 30, 60 minutes, then hourly.
#[must_use]
pub fn retry_after(attempts_so_far: u32) -> SignedDuration {
    SignedDuration::from_mins(match attempts_so_far {
        0 | 1 => 5,
        2 => 15,
        3 => 30,
        _ => 60,
    })
}

fn is_too_large(code: u16, status: &str) -> bool {
    matches!(status, "5.3.4" | "5.2.3") || (code == 552 && status.is_empty())
}

/// Login wanted (530 to 538), the sender's own address (5.1.7, 5.1.8), quotas and rates (5.4.5,
/// 5.5.0, 5.7.0), logins switched off (5.7.3, 5.7.8, 5.7.9, 5.7.14, 5.7.30, 5.7.57, 5.7.139), no
/// right to send as this sender (5.7.60, 5.2.252).
fn is_about_account(code: u16, status: &str) -> bool {
    const STATUSES: [&str; 14] = [
        "5.1.7", "5.1.8", "5.2.252", "5.4.5", "5.5.0", "5.7.0", "5.7.3", "5.7.8", "5.7.9",
        "5.7.14", "5.7.30", "5.7.57", "5.7.60", "5.7.139",
    ];
    matches!(code, 530 | 534 | 535 | 538) || STATUSES.contains(&status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_told_apart() {
        use Verdict::{DeadAddress, Final, HoldAccount, TryAgain};
        for (code, status, phase, expected) in [
            (421, None, Phase::Connect, TryAgain),
            (451, Some("4.7.1"), Phase::Rcpt, TryAgain),
            (452, Some("4.2.2"), Phase::Data, TryAgain),
            (454, Some("4.7.0"), Phase::Auth, TryAgain),
            (535, Some("5.7.8"), Phase::Auth, HoldAccount),
            (550, Some("5.7.30"), Phase::Auth, HoldAccount),
            (554, None, Phase::Connect, HoldAccount),
            (530, Some("5.7.0"), Phase::Mail, HoldAccount),
            (553, Some("5.7.1"), Phase::Mail, HoldAccount),
            (550, Some("5.4.5"), Phase::Data, HoldAccount),
            (550, Some("5.5.0"), Phase::Rcpt, HoldAccount),
            (554, Some("5.2.0"), Phase::Data, HoldAccount),
            (554, Some("5.7.60"), Phase::Data, HoldAccount),
            (550, Some("5.1.8"), Phase::Rcpt, HoldAccount),
            (550, Some("5.1.1"), Phase::Rcpt, DeadAddress),
            (550, Some("5.1.10"), Phase::Data, DeadAddress),
            (550, None, Phase::Rcpt, Final),
            (550, Some("5.2.1"), Phase::Rcpt, Final),
            (550, Some("5.7.1"), Phase::Data, Final),
            (552, Some("5.3.4"), Phase::Mail, Final),
            (552, None, Phase::Mail, Final),
            (554, None, Phase::Data, Final),
        ] {
            assert_eq!(verdict(code, status, phase), expected, "{code} {status:?} {phase:?}");
        }
    }

    #[test]
    fn tries_grow_rarer() {
        let minutes: Vec<i64> = (1..=6).map(|n| retry_after(n).as_mins()).collect();
        assert_eq!(minutes, [5, 15, 30, 60, 60, 60]);
        assert_eq!(retry_after(0), retry_after(1));
        assert_eq!(retry_after(u32::MAX).as_mins(), 60);
    }
}
