//! Reports of the smaller systems, on dispositions, and what resembles reports.

pub const YAHOO: &str = "
From: MAILER-DAEMON@yahoo.example
To: sam@home.example
Subject: Failure Notice
X-YMail-Spam: no

Sorry, we were unable to deliver your message to the following address.

<dana@acme.example>:
550: Requested mail action not taken: mailbox unavailable

--- Below this line is a copy of the message.

Return-Path: <sam@home.example>
From: Sam <sam@home.example>
To: dana@acme.example
Message-ID: <5f1c.2026@home.example>
Subject: Our talk

Hello Dana
";

pub const GMX: &str = "
Return-Path: <>
From: GMX Mailer Daemon <mailer-daemon@gmx.example>
To: sam@home.example
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. This is a permanent error. The following address
failed:

\"dana@acme.example\":
SMTP error from remote server for RCPT TO command, host: mx.acme.example
(192.0.2.7) reason: 550 Requested action not taken: mailbox unavailable

--- The header of the original message is following. ---

Received: from home.example by mail.gmx.example
From: Sam <sam@home.example>
To: dana@acme.example
Message-ID: <5f1c.2026@home.example>
";

pub const ONE_AND_ONE: &str = "
Return-Path: <>
From: Mail Delivery System <mailer-daemon@kundenserver.example>
To: sam@home.example
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

Diese Nachricht wurde automatisch erstellt.

Eine Nachricht, die Sie gesendet haben, konnte nicht zugestellt werden. Die
folgende Adresse ist betroffen:

dana@acme.example:
SMTP error from remote server in greeting: 550 5.1.1 unbekannt

--- The header of the original message is following. ---

From: Sam <sam@home.example>
Message-ID: <5f1c.2026@home.example>
";

pub const QMAIL: &str = "
Return-Path: <>
From: MAILER-DAEMON@mx.home.example
To: sam@home.example
Subject: failure notice

Hi. This is the qmail-send program at mx.home.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<dana@acme.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <sam@home.example>
From: Sam <sam@home.example>
To: dana@acme.example
Message-ID: <5f1c.2026@home.example>
Subject: Our talk

Hello Dana
";

pub const SENDMAIL: &str = "
From: Mail Delivery Subsystem <MAILER-DAEMON>
To: <sam@home.example>
Subject: Returned mail: see transcript for details
Auto-Submitted: auto-generated (failure)
Content-Type: multipart/report; report-type=delivery-status; boundary=\"w59/mx\"

--w59/mx

The original message was received at Wed, 4 Mar 2026 16:00:00 GMT

   ----- The following addresses had permanent fatal errors -----
<dana@acme.example>
    (reason: 550 5.1.1 <dana@acme.example>... User unknown)

   ----- Transcript of session follows -----
... while talking to mx.acme.example.:
>>> DATA
<<< 550 5.1.1 <dana@acme.example>... User unknown

--w59/mx
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.home.example

Final-Recipient: RFC822; dana@acme.example
Action: failed
Status: 5.1.1
Remote-MTA: DNS; mx.acme.example

--w59/mx
Content-Type: text/rfc822-headers

From: Sam <sam@home.example>
Message-ID: <5f1c.2026@home.example>

--w59/mx--
";

pub const SENDMAIL_LATE: &str = "
From: Mail Delivery Subsystem <MAILER-DAEMON@mx.home.example>
To: <sam@home.example>
Subject: Warning: could not send message for past 4 hours

    **********************************************
    **      THIS IS A WARNING MESSAGE ONLY      **
    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
    **********************************************

   ----- The following addresses had transient non-fatal errors -----
<dana@acme.example>

Message could not be delivered for 4 hours
Message will be retried until it's 5 days old
";

pub const OPENSMTPD: &str = "
Subject: Delivery status notification: error
From: Mailer Daemon <MAILER-DAEMON@mx.home.example>
To: sam@home.example

    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

dana@acme.example: 550 5.1.1 no such user

    Below is a copy of the original message:

From: sam@home.example
Message-ID: <5f1c.2026@home.example>
";

pub const DRAGONFLY: &str = "
From: MAILER-DAEMON <>
To: sam@home.example
Subject: Mail delivery failed

This is the DragonFly Mail Agent at home.example.

There was an error delivering your mail to <dana@acme.example>.

mx.acme.example [192.0.2.7] did not like our final DATA:
550 5.7.26 rejected: unauthenticated

Message headers follow.

Message-ID: <5f1c.2026@home.example>
From: <sam@home.example>
";

pub const MAIL_RU: &str = "
Return-path: <>
X-Failed-Recipients: dana@acme.example
Auto-Submitted: auto-replied
From: mailer-daemon@corp.mail.example
To: sam@home.example
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
References: <5f1c.2026@home.example>
Subject: Ваше сообщение не доставлено. Mail failure.

К сожалению, Ваше письмо не может быть доставлено.

  dana@acme.example
    SMTP error: 550 5.1.1 rejected, please send the form
";

pub const EXPIRED: &str = "
Return-Path: <>
From: MAILER-DAEMON@mx.home.example (Mail Delivery System)
To: sam@home.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x

<dana@acme.example>: connect to mx.acme.example: timed out. It will be retried.
--x
Content-Type: message/global-delivery-status

Reporting-MTA: dns; mx.home.example

Final-Recipient: utf-8; dana@acme.example
Action: failed
Status: 4.4.7

--x
Content-Type: message/global-headers-rfc822

Message-ID: <5f1c.2026@home.example>
--x--
";

pub const ALIAS: &str = "
From: MAILER-DAEMON@mx.acme.example
To: sam@home.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; boundary=x

--x

<somebody@else.example> (expanded from <dana@acme.example>): user unknown
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.acme.example

Final-Recipient: rfc822; somebody@else.example
Original-Recipient: rfc822; dana@acme.example
Action: failed
Status: 5.1.1

--x
Content-Type: message/rfc822

Message-ID: <5f1c.2026@home.example>
--x--
";

pub const DISPOSITION: &str = "
From: Dana <dana@acme.example>
To: sam@home.example
Subject: Read: Our talk
References: <5f1c.2026@home.example>
Content-Type: multipart/report; report-type=disposition-notification; boundary=x

--x

We will decide by Friday. No: this only says that it was displayed.
--x
Content-Type: message/disposition-notification

Reporting-UA: mail.acme.example; Mail 1.0
Final-Recipient: rfc822;dana@acme.example
Original-Message-ID: <5f1c.2026@home.example>
Disposition: manual-action/MDN-sent-manually; displayed
--x--
";

pub const READ_PLAIN: &str = "
From: Dana <dana@acme.example>
To: sam@home.example
Subject: Read: Our talk
In-Reply-To: <5f1c.2026@home.example>

Your message

   To: Dana
   Subject: Our talk
   Sent: Wednesday, March 4, 2026 4:00 PM

was read on Wednesday, March 4, 2026 5:10 PM.
";

pub const ABSENCE: &str = "
Return-Path: <>
From: Dana <dana@acme.example>
To: sam@home.example
Subject: Automatic reply: Our talk
Auto-Submitted: auto-generated
X-Auto-Response-Suppress: All
In-Reply-To: <5f1c.2026@home.example>
Date: Wed, 4 Mar 2026 16:00:00 +0000

I am out of the office until 12 March. My mailbox is full of mail, so what is
not delivered by then will be lost.
";

pub const REPORTED: &str = "
Return-Path: <>
From: Dana <dana@acme.example>
To: sam@home.example
Subject: Automatic reply: Our talk
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: text/plain

I am out of the office until 12 March with no access to mail.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; MX1.prod.outlook.example

Final-Recipient: rfc822;dana@acme.example
Action: failed
Status: 5.7.0
--x--
";

pub const ANSWERED: &str = "
Return-Path: <>
From: Dana <dana@acme.example>
To: sam@home.example
Subject: Automatic reply: Undeliverable: Our talk
Auto-Submitted: auto-replied

I am out of the office and your message was not delivered to anybody else.
";

pub const FORWARDED: &str = "
From: Dana <dana@acme.example>
To: sam@home.example
Subject: Fwd: Undeliverable: Second round
In-Reply-To: <5f1c.2026@home.example>

My mail to you came back, see below.

---------- Forwarded message ---------
From: Mail Delivery System <mailer-daemon@acme.example>
Subject: Undeliverable: Second round

<sam@homw.example>: rejected by the remote host, 550 5.1.1 unknown.
";

pub const ATTACHED: &str = "
From: Dana <dana@acme.example>
To: sam@home.example
Subject: My mail came back
Content-Type: multipart/mixed; boundary=x

--x

Your address bounces, please see the report.
--x
Content-Type: message/rfc822

From: MAILER-DAEMON@acme.example
Subject: failure notice
Content-Type: multipart/report; report-type=delivery-status; boundary=y

--y
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.acme.example

Final-Recipient: rfc822; sam@homw.example
Action: failed
Status: 5.1.1

--y--
--x--
";

pub const LOOSE: &str = "
From: Dana <dana@acme.example>
To: sam@home.example
Subject: My mail came back
Content-Type: multipart/mixed; boundary=x

--x

Look what your server says.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.acme.example

Final-Recipient: rfc822; sam@homw.example
Action: failed
Status: 5.1.1
--x--
";

pub const WRITES: &str = "
From: Postmaster <postmaster@acme.example>
To: sam@home.example
Subject: Hello

Dana's mail was not delivered to you for a week, and we have rejected some.
";

pub const TRANSCRIPT: &str = "
Return-Path: <double-bounce@mx.home.example>
From: MAILER-DAEMON@mx.home.example (Mail Delivery System)
To: sam@home.example
Subject: Postfix SMTP server: errors from acme.example[192.0.2.7]

Transcript of session follows.

 Out: 220 mx.home.example ESMTP
 In:  MAIL FROM:<dana@acme.example>
 Out: 451 4.3.0 Error: queue file write error
";

pub const ABUSE: &str = "
From: <abuse@provider.example>
To: sam@home.example
Subject: FW: Our talk
Content-Type: multipart/report; report-type=feedback-report; boundary=x

--x

This is an email abuse report. Please stop sending to this address.
--x
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: loop/1.0
--x--
";
