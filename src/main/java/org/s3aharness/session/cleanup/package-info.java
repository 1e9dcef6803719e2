/** Ends what a session has started, in reverse order, after Ctrl-C too. */
package org.s3aharness.session.cleanup;
