/**
 * The stores that a run can use, one class for each. Each class knows how its store is chosen, and
 * how it is started or connected to.
 */
package org.s3aharness.session.store;
