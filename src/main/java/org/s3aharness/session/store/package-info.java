/** The stores that a run can use, one class for each, which knows how its store is started. */
package org.s3aharness.session.store;
