/** Says which releases a session is about, and where they come from. */
package org.s3aharness.session.release;
