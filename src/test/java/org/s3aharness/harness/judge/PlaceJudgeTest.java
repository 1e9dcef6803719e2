package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.Place;

/** Requests as a recorder sees them, to a store that takes anything. */
class PlaceJudgeTest {
  private static final Place PLACE = new Place("bucket", "team/run/case-1/");

  @AutoClose private final RequestRecorder requests = new RequestRecorder();

  @ParameterizedTest
  @CsvSource({
    "PUT,team/run/case-1/file",
    "PUT,team/run/case-1/",
    "POST,team/run/case-1/file?uploads",
    "DELETE,team/run/case-1/file",
    "GET,team/run/case-1/file",
    "HEAD,team/run/case-1",
    "HEAD,team/run",
    "GET,?list-type=2&prefix=team/run/case-1/dir/",
    "GET,?list-type=2&prefix=team/run/&delimiter=/",
    "GET,?list-type=2&prefix=",
    "GET,?uploads&prefix=team/run/case-1/",
    "HEAD,''",
    "GET,?location"
  })
  void whatIsInThePlaceOrAsksForADirectoryAboveIsTheCases(String method, String request)
      throws Exception {
    requests.send(method, "bucket", request, "");
    assertThat(failed(PLACE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,team/run/case-10/file",
    "PUT,team/run/",
    "PUT,file",
    "POST,team/file?uploads",
    "DELETE,team/run/",
    "DELETE,team/run/case-1",
    "PUT,?encryption",
    "DELETE,''"
  })
  void changesOutsideExposeWhatIsThere(String method, String request) throws Exception {
    assertOutside(Grade.EXPOSED, method, request);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,team/run/case-2/file",
    "HEAD,team/run/case-2",
    "HEAD,team/other",
    "GET,?list-type=2&prefix=team/run/case-2/",
    "GET,?uploads"
  })
  void readsOfOthersAreSeen(String method, String request) throws Exception {
    assertOutside(Grade.DIFFERENT, method, request);
  }

  private void assertOutside(Grade grade, String method, String request) throws Exception {
    requests.send(method, "bucket", request, "");
    assertThat(failed(PLACE))
        .singleElement()
        .returns("wire:place", Check::id)
        .returns(grade, Check::grade);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,team/run/case-1/file,''",
    "GET,team/run/case-2/file,''",
    "PUT,team/run/case-2/file,key 'team/run/case-2/file'",
    "DELETE,team/run/,key 'team/run/'",
    "PUT,?versioning,the bucket"
  })
  void changesOutsideAreNotToReachTheStore(String method, String request, String why)
      throws Exception {
    requests.send(method, "bucket", request, "");
    String refusal = new PlaceJudge(List.of(PLACE)).refuses(requests.exchanges().get(0)).orElse("");
    assertThat(refusal).startsWith(why);
    assertThat(refusal.isEmpty()).isEqualTo(why.isEmpty());
  }

  @Test
  void everyKeyOfABulkDeleteIsLookedAt() throws Exception {
    String inside = "<Object><Key>team/run/case-1/a</Key></Object>";
    requests.send("POST", "bucket", "?delete", "<Delete>" + inside + "</Delete>");
    assertThat(failed(PLACE)).isEmpty();

    String parent = "<Object><Key>team/run/</Key></Object>";
    requests.send("POST", "bucket", "?delete", "<Delete>" + inside + parent + "</Delete>");
    assertThat(failed(PLACE))
        .singleElement()
        .extracting(Check::message)
        .asString()
        .contains("key 'team/run/'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket/team/other", "/bucket/team%2Fother", "other/team/run/case-1/a"})
  void copyOfSomethingElseIsSeen(String source) throws Exception {
    requests.send("PUT", "bucket", "team/run/case-1/file", "", "x-amz-copy-source", source);
    assertThat(failed(PLACE)).hasSize(1);
  }

  @Test
  void copyWithinThePlaceIsTheCases() throws Exception {
    requests.send(
        "PUT",
        "bucket",
        "team/run/case-1/file",
        "",
        "x-amz-copy-source",
        "bucket/team%2Frun/case-1/a");
    assertThat(failed(PLACE)).isEmpty();
  }

  @Test
  void inABucketOfItsOwnACaseMayUseEveryKey() throws Exception {
    requests.send("PUT", "bucket", "anything", "");
    requests.send("PUT", "other", "anything", "");
    assertThat(failed(Place.of("bucket")))
        .singleElement()
        .returns("wire:bucket", Check::id)
        .extracting(Check::message)
        .asString()
        .contains("//other.s3");
  }

  @ParameterizedTest
  @CsvSource({"PUT,?encryption", "DELETE,?encryption", "PUT,?policy", "PUT,''", "DELETE,''"})
  void noCaseChangesABucketItself(String method, String request) throws Exception {
    requests.send(method, "bucket", request, "");
    assertThat(failed(Place.of("bucket")))
        .singleElement()
        .returns("wire:place", Check::id)
        .returns("the bucket", Check::observed)
        .returns(Grade.EXPOSED, Check::grade);
  }

  private List<Check> failed(Place place) {
    CheckList checks = new CheckList();
    requests
        .exchanges()
        .forEach(exchange -> new PlaceJudge(List.of(place)).judge(exchange, checks));
    return checks.failed();
  }
}
