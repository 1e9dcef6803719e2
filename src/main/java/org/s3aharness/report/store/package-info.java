/** What a store was seen to do as AWS does, on the screen, as Markdown and as JSON. */
package org.s3aharness.report.store;
