import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** @SAYS@. */
class ReproductionTest {
  @Test
  void isAsDocumented() throws Exception {
@BUCKETS@
    try (Example example = new Example(@BUCKET_NAMES@)) {
@STEPS@
      example.conclude();
    }
  }
}
