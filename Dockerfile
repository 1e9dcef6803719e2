# Everything that `s3a-qualify run` needs, so that it runs with no network. From a built release:
#   ./mvnw -DskipTests -Prelease package
#   docker build -t s3a-qualify .
#   docker run --rm --network none -v "$PWD/runs:/work/runs" s3a-qualify run
ARG BASE=debian:bookworm-slim
FROM ${BASE}

RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      ca-certificates openjdk-17-jdk-headless python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*

# ADD unpacks it, into a directory that is named after the version.
ADD target/release/s3a-qualify-*.tar.gz /opt/
RUN mv /opt/s3a-qualify-* /opt/s3a-qualify \
 && useradd --create-home qualify \
 && install -d -o qualify -g qualify /work/runs

USER qualify
WORKDIR /work
ARG RELEASES=3.4.3
ARG STORES=localstack,seaweedfs
RUN /opt/s3a-qualify/s3a-qualify prepare --release "$RELEASES" --store "$STORES"
ENTRYPOINT ["/opt/s3a-qualify/s3a-qualify"]
CMD ["run"]
