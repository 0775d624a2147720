# docker build -t shopkeeper .
# docker run -p 127.0.0.1:8080:8080 -v shop:/data shopkeeper
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
COPY . /source
WORKDIR /source
RUN mvn --batch-mode --no-transfer-progress --quiet -Pquick,distribution --projects app --also-make package \
    && mkdir /opt/shopkeeper \
    && tar --extract --gzip --strip-components=1 --directory=/opt/shopkeeper \
         --file=app/target/shopkeeper-distribution.tar.gz

FROM eclipse-temurin:25-jdk
RUN useradd --system --home-dir /data shopkeeper && install --directory --owner=shopkeeper /data
COPY --from=build --chown=shopkeeper /opt/shopkeeper /opt/shopkeeper
USER shopkeeper
ENV SHOPKEEPER_DATA_DIR=/data
# The cache of loaded classes, made once: a start then takes a second.
RUN /opt/shopkeeper/shopkeeper --version
VOLUME /data
EXPOSE 8080
# Inside the container; who may come in is what 'docker run -p' says.
ENTRYPOINT ["/opt/shopkeeper/shopkeeper"]
CMD ["serve", "--host=0.0.0.0"]
