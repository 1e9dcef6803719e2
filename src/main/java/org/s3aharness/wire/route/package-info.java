/** Decides which host names lead to which store, and what a request is addressed to. */
package org.s3aharness.wire.route;
