/** What one release makes of the data that another has written. */
package org.s3aharness.suite.release;
