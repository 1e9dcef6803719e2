/** Cases, checks, grades, declared deviations, and the verdicts that follow from them. */
package org.s3aharness.harness.verdict;
