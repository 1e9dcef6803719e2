/** What a run comes to: its reports, the judgement of them, and the exit code. */
package org.s3aharness.session.outcome;
