/** What an upgrade means for a user's data: findings out of the cases of two releases and more. */
package org.s3aharness.upgrade;
