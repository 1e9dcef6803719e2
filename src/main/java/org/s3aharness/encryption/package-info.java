/** Models the domain: modes, keys and profiles, what they mean, and which headers they require. */
package org.s3aharness.encryption;
