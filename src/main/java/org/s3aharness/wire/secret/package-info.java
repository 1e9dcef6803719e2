/** Secrets that a run knows, looked for in everything that passes. */
package org.s3aharness.wire.secret;
