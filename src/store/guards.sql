-- Migration 2: what the database itself refuses, whoever writes to it.

-- Attempts: the next needs an end of the one before that says it was not sent.
CREATE TRIGGER attempts_in_turn BEFORE INSERT ON attempts_begun
WHEN EXISTS (SELECT 1 FROM attempts_begun WHERE attempt = NEW.attempt)
    OR NEW.number <> 1 + (SELECT count(*) FROM attempts_begun WHERE touch = NEW.touch)
    OR EXISTS (
        SELECT 1 FROM attempts_begun AS before LEFT JOIN attempts_ended USING (attempt)
        WHERE before.touch = NEW.touch AND (ending IS NULL OR ending = 'accepted')
    )
BEGIN SELECT RAISE(ABORT, 'the touch has an attempt that was, or may have been, sent'); END;

CREATE TRIGGER data_once BEFORE INSERT ON attempts_data
WHEN EXISTS (SELECT 1 FROM attempts_data WHERE attempt = NEW.attempt)
    OR EXISTS (SELECT 1 FROM attempts_ended WHERE attempt = NEW.attempt)
BEGIN SELECT RAISE(ABORT, 'the attempt has ended, or is at DATA already'); END;

-- A round given back needs a place of its own to be tried again: round_key || '/again'.
CREATE TRIGGER data_takes_a_place BEFORE INSERT ON attempts_data
WHEN EXISTS (
    SELECT 1 FROM attempts_begun AS begun
    WHERE begun.attempt = NEW.attempt AND begun.round_key IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM places_taken AS taken
        WHERE taken.application = begun.application
            AND (taken.round_key = begun.round_key || '/again'
                OR taken.round_key = begun.round_key AND NOT EXISTS (
                    SELECT 1 FROM places_returned AS returned
                    WHERE returned.application = begun.application
                        AND returned.round_key = begun.round_key))
    )
)
BEGIN SELECT RAISE(ABORT, 'the round has no place'); END;

CREATE TRIGGER ends_once BEFORE INSERT ON attempts_ended
WHEN EXISTS (SELECT 1 FROM attempts_ended WHERE attempt = NEW.attempt)
BEGIN SELECT RAISE(ABORT, 'the attempt has ended already'); END;

CREATE TRIGGER ends_after_data BEFORE INSERT ON attempts_ended
WHEN NEW.ending IN ('accepted', 'candidate_says_not_sent')
    AND NOT EXISTS (SELECT 1 FROM attempts_data WHERE attempt = NEW.attempt)
BEGIN SELECT RAISE(ABORT, 'the attempt never came to DATA'); END;

CREATE TRIGGER ends_before_data BEFORE INSERT ON attempts_ended
WHEN NEW.ending = 'before_data'
    AND EXISTS (SELECT 1 FROM attempts_data WHERE attempt = NEW.attempt)
BEGIN SELECT RAISE(ABORT, 'the attempt came to DATA'); END;

CREATE TRIGGER places_taken_once BEFORE INSERT ON places_taken
WHEN EXISTS (
    SELECT 1 FROM places_taken
    WHERE application = NEW.application
        AND (place = NEW.place OR round_key = NEW.round_key)
)
BEGIN SELECT RAISE(ABORT, 'the place is taken, or the round has one'); END;

CREATE TRIGGER places_returned_once BEFORE INSERT ON places_returned
WHEN NEW.round_key GLOB '*/again' OR EXISTS (
    SELECT 1 FROM places_returned
    WHERE application = NEW.application AND round_key = NEW.round_key
)
BEGIN SELECT RAISE(ABORT, 'the round has given its place back already'); END;

-- Facts and texts are never changed; facts go only while `forget` runs.
CREATE TRIGGER facts_fixed BEFORE UPDATE ON facts
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER facts_kept BEFORE DELETE ON facts
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER terms_fixed BEFORE UPDATE ON terms
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER terms_kept BEFORE DELETE ON terms
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER terms_domains_fixed BEFORE UPDATE ON terms_domains
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER terms_domains_kept BEFORE DELETE ON terms_domains
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER granted_fixed BEFORE UPDATE ON granted
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER granted_kept BEFORE DELETE ON granted
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER contact_ids_fixed BEFORE UPDATE ON contact_ids
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER contact_ids_kept BEFORE DELETE ON contact_ids
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER interview_ids_fixed BEFORE UPDATE ON interview_ids
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER interview_ids_kept BEFORE DELETE ON interview_ids
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER contacts_fixed BEFORE UPDATE ON contacts
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER contacts_kept BEFORE DELETE ON contacts
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER interviews_fixed BEFORE UPDATE ON interviews
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER interviews_kept BEFORE DELETE ON interviews
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER interview_contacts_fixed BEFORE UPDATE ON interview_contacts
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER interview_contacts_kept BEFORE DELETE ON interview_contacts
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER debriefs_fixed BEFORE UPDATE ON debriefs
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER debriefs_kept BEFORE DELETE ON debriefs
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER expectations_fixed BEFORE UPDATE ON expectations
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER expectations_kept BEFORE DELETE ON expectations
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER messages_fixed BEFORE UPDATE ON messages
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER messages_kept BEFORE DELETE ON messages
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER message_references_fixed BEFORE UPDATE ON message_references
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER message_references_kept BEFORE DELETE ON message_references
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER message_matches_fixed BEFORE UPDATE ON message_matches
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER message_matches_kept BEFORE DELETE ON message_matches
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER readings_fixed BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER readings_kept BEFORE DELETE ON readings
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER readings_also_fixed BEFORE UPDATE ON readings_also
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER readings_also_kept BEFORE DELETE ON readings_also
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER assignments_fixed BEFORE UPDATE ON assignments
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER assignments_kept BEFORE DELETE ON assignments
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER drafts_fixed BEFORE UPDATE ON drafts
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER drafts_kept BEFORE DELETE ON drafts
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER draft_needs_fixed BEFORE UPDATE ON draft_needs
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER draft_needs_kept BEFORE DELETE ON draft_needs
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER approvals_fixed BEFORE UPDATE ON approvals
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER approvals_kept BEFORE DELETE ON approvals
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER skips_fixed BEFORE UPDATE ON skips
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER skips_kept BEFORE DELETE ON skips
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER snoozes_fixed BEFORE UPDATE ON snoozes
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER snoozes_kept BEFORE DELETE ON snoozes
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER hurries_fixed BEFORE UPDATE ON hurries
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER hurries_kept BEFORE DELETE ON hurries
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER misses_fixed BEFORE UPDATE ON misses
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER misses_kept BEFORE DELETE ON misses
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER tasks_done_fixed BEFORE UPDATE ON tasks_done
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER tasks_done_kept BEFORE DELETE ON tasks_done
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER attempts_begun_fixed BEFORE UPDATE ON attempts_begun
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER attempts_begun_kept BEFORE DELETE ON attempts_begun
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER attempts_data_fixed BEFORE UPDATE ON attempts_data
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER attempts_data_kept BEFORE DELETE ON attempts_data
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER attempts_ended_fixed BEFORE UPDATE ON attempts_ended
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER attempts_ended_kept BEFORE DELETE ON attempts_ended
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER logged_fixed BEFORE UPDATE ON logged
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER logged_kept BEFORE DELETE ON logged
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER pauses_fixed BEFORE UPDATE ON pauses
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER pauses_kept BEFORE DELETE ON pauses
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER resumes_fixed BEFORE UPDATE ON resumes
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER resumes_kept BEFORE DELETE ON resumes
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER closings_fixed BEFORE UPDATE ON closings
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER closings_kept BEFORE DELETE ON closings
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER reopenings_fixed BEFORE UPDATE ON reopenings
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER reopenings_kept BEFORE DELETE ON reopenings
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER searches_fixed BEFORE UPDATE ON searches
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER searches_kept BEFORE DELETE ON searches
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER revivals_fixed BEFORE UPDATE ON revivals
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER revivals_kept BEFORE DELETE ON revivals
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER places_fixed BEFORE UPDATE ON places
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER places_kept BEFORE DELETE ON places
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER places_taken_fixed BEFORE UPDATE ON places_taken
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER places_taken_kept BEFORE DELETE ON places_taken
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER places_returned_fixed BEFORE UPDATE ON places_returned
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER places_returned_kept BEFORE DELETE ON places_returned
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'never deleted'); END;
CREATE TRIGGER draft_texts_fixed BEFORE UPDATE ON draft_texts
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER draft_references_fixed BEFORE UPDATE ON draft_references
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER message_texts_fixed BEFORE UPDATE ON message_texts
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER evidence_fixed BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER attempt_texts_fixed BEFORE UPDATE ON attempt_texts
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
CREATE TRIGGER attempt_replies_fixed BEFORE UPDATE ON attempt_replies
BEGIN SELECT RAISE(ABORT, 'never changed'); END;
