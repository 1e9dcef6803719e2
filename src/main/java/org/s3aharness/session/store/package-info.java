/**
 * The stores that a run can be on, one class a store: each knows how it is chosen, and how it is
 * started or connected to.
 */
package org.s3aharness.session.store;
