/** What the document says, statement by statement, and what a run says of that. */
package org.s3aharness.catalogue;
