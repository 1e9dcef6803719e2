/**
 * The domain: modes, keys, profiles and what they mean, and which headers they owe. Depends on
 * nothing of ours.
 */
package org.s3aharness.encryption;
