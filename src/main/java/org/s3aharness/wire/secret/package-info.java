/** Looks for the secrets of a run in everything that passes. */
package org.s3aharness.wire.secret;
