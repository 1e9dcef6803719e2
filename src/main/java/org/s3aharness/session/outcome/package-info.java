/** Turns a finished run into its reports, the judgement of them, and the exit code. */
package org.s3aharness.session.outcome;
