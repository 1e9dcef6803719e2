/** The releases of a session: which they are, and where they come from. */
package org.s3aharness.session.release;
