//! Reports of Postfix, Exim, Microsoft and Google.

pub const POSTFIX: &str = "
Return-Path: <>
From: MAILER-DAEMON@mx.home.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: sam@home.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=\"4Xk/mx\"

This is a MIME-encapsulated message.

--4Xk/mx
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.home.example. For assistance, write to
postmaster@mx.home.example.

<dana@acme.example>: host mx.acme.example[192.0.2.7] said: 550 5.1.1
    <dana@acme.example>: Recipient address rejected: User unknown (in reply to
    RCPT TO command)

--4Xk/mx
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.home.example
X-Postfix-Queue-ID: 4Xk
X-Postfix-Sender: rfc822; sam@home.example

Final-Recipient: rfc822; dana@acme.example
Original-Recipient: rfc822;dana@acme.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.acme.example
Diagnostic-Code: smtp; 550 5.1.1 <dana@acme.example>: Recipient address
    rejected: User unknown

--4Xk/mx
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: Sam <sam@home.example>
To: dana@acme.example
Subject: Our talk
Message-ID: <5f1c.2026@home.example>

Hello Dana, where do things stand?
--4Xk/mx--
";

pub const EXIM: &str = "
Return-path: <>
X-Failed-Recipients: dana@acme.example
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.home.example>
To: sam@home.example
References: <5f1c.2026@home.example>
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent was not accepted by one or more of its recipients.
This is a permanent error.

  dana@acme.example
    host mx.acme.example [192.0.2.7]
    SMTP error from remote mail server after RCPT TO:<dana@acme.example>:
    550 5.1.1 no mailbox temporarily or otherwise

------ This is a copy of the message, including all the headers. ------

From: Sam <sam@home.example>
To: dana@acme.example
Message-ID: <5f1c.2026@home.example>

Hello Dana
";

pub const EXIM_REPORT: &str = "
Return-path: <>
X-Failed-Recipients: dana@acme.example
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.home.example>
To: sam@home.example
References: <5f1c.2026@home.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=173-eximdsn
Subject: Mail delivery failed: returning message to sender

--173-eximdsn
Content-type: text/plain; charset=us-ascii

  dana@acme.example
    host mx.acme.example [192.0.2.7]
    SMTP error from remote mail server after RCPT TO: 550 5.1.1 unknown
--173-eximdsn
Content-type: message/delivery-status

Reporting-MTA: dns; mx.home.example

Action: failed
Final-Recipient: rfc822;dana@acme.example
Status: 5.0.0
Remote-MTA: dns; mx.acme.example
Diagnostic-Code: smtp; 550 5.1.1 unknown

--173-eximdsn
Content-type: message/rfc822

Message-ID: <5f1c.2026@home.example>

Hello
--173-eximdsn--
";

pub const EXIM_LATE: &str = "
Return-path: <>
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.home.example>
To: sam@home.example
Subject: Warning: message 1tF delayed 24 hours

A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue.

  dana@acme.example
    Delay reason: SMTP error: 450 4.2.0 please come back

No action is required on your part. Delivery attempts will continue for some
time. Eventually the mail delivery software will give up.
";

pub const MICROSOFT: &str = "
From: <postmaster@home.example>
To: <sam@home.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=\"_e_\"
X-MS-Exchange-Message-Is-Ndr:
Auto-Submitted: auto-replied
In-Reply-To: <5f1c.2026@home.example>
References: <5f1c.2026@home.example>
Subject: Undeliverable: Our talk

--_e_
Content-Type: multipart/alternative; boundary=\"_f_\"

--_f_
Content-Type: text/plain; charset=\"us-ascii\"

Delivery has failed to these recipients or groups:

dana@acme.example<mailto:dana@acme.example>
Your message couldn't be delivered. The address wasn't found at acme.example.

--_f_--
--_e_
Content-Type: message/delivery-status

Reporting-MTA: dns;MX1.prod.outlook.example
Received-From-MTA: dns;MX2.prod.outlook.example
Arrival-Date: Wed, 4 Mar 2026 16:00:00 +0000

Final-Recipient: rfc822;dana@acme.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found

--_e_
Content-Type: message/rfc822

Received: from MX2.prod.outlook.example by MX1.prod.outlook.example
From: Sam <sam@home.example>
To: \"dana@acme.example\" <dana@acme.example>
Subject: Our talk
Message-ID: <5f1c.2026@home.example>

Hello
--_e_--
";

pub const EXCHANGE_PLAIN: &str = "
From: System Administrator <postmaster@acme.example>
To: sam@home.example
Subject: Undeliverable: Our talk
X-MS-Embedded-Report:
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Your message

  To:      dana@acme.example
  Subject: Our talk
  Sent:    Wed, 4 Mar 2026 16:00:00 -0000

did not reach the following recipient(s):

dana@acme.example on Wed, 4 Mar 2026 16:00:05 -0000
    The recipient name is not recognized

--x
Content-Type: message/rfc822

Message-ID: <5f1c.2026@home.example>

Hello
--x--
";

pub const GMAIL: &str = "
Return-Path: <>
Content-Type: multipart/report; boundary=\"0000\"; report-type=delivery-status
To: sam@home.example
Auto-Submitted: auto-replied
X-Failed-Recipients: dana@acme.example
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
References: <5f1c.2026@home.example>
In-Reply-To: <5f1c.2026@home.example>
Subject: Delivery Status Notification (Failure)

--0000
Content-Type: multipart/related; boundary=\"0001\"

--0001
Content-Type: multipart/alternative; boundary=\"0002\"

--0002
Content-Type: text/plain; charset=\"UTF-8\"

** Address not found **

Your message wasn't delivered to dana@acme.example because the address couldn't
be found, or is unable to receive mail.

The response was:
550 5.1.1 The email account that you tried to reach does not exist.
--0002--
--0001--
--0000
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
X-Original-Message-ID: <5f1c.2026@home.example>

Final-Recipient: rfc822; dana@acme.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550-5.1.1 The email account does not exist.

--0000
Content-Type: message/rfc822

To: dana@acme.example

Hello
--0000--
";

pub const GMAIL_OLD: &str = "
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: sam@home.example
Subject: Delivery Status Notification (Failure)

Delivery to the following recipient failed permanently:

     dana@acme.example

The error that the other server returned was: 550 550 5.1.1 no such person.

----- Original message -----

Message-ID: <5f1c.2026@home.example>
To: dana@acme.example
";

pub const GMAIL_LATE: &str = "
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: sam@home.example
Subject: Delivery Status Notification (Delay)

THIS IS A WARNING MESSAGE ONLY.

YOU DO NOT NEED TO RESEND YOUR MESSAGE.

Delivery to the following recipient has been delayed: dana@acme.example

Message will be retried for 2 more day(s). It was rejected by the recipient
domain: 450 4.2.2 Mailbox Full.
";
