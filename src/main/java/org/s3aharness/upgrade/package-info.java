/** Says what an upgrade means for a user's data: findings from the cases of several releases. */
package org.s3aharness.upgrade;
