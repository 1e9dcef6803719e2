/**
 * Models the domain: modes, keys and profiles, what they mean, and which headers they require. This
 * package depends on no other package of the harness.
 */
package org.s3aharness.encryption;
