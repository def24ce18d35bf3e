# Kamarade in a container: `docker run --read-only -v kamarade:/data --env-file FILE IMAGE`.
# Only /data is written; any subcommand works, such as `docker run --rm IMAGE ask "…"`.

FROM python:3.12-slim AS dependencies
WORKDIR /app
COPY requirements.lock .
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --no-cache-dir --require-hashes -r requirements.lock


FROM python:3.12-slim
# The base ships its library uncompiled: compiling it once makes each start and health check shorter.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin kamarade \
 && python -m compileall -q -x 'site-packages|/tests?/' "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')"
COPY --from=dependencies /venv /venv
WORKDIR /app
COPY . .

# TMPDIR: SQLite's own temporary files, on a read-only root file system.
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    TMPDIR=/data \
    KAMARADE_DATA_DIR=/data \
    KAMARADE_HOST=0.0.0.0 \
    KAMARADE_PORT=3000

# The install points at /app, where the content and the manifest stand beside the code.
# The first question builds the answer index, from which every new /data starts.
RUN mkdir /data \
 && pip --python /venv/bin/python install --no-cache-dir --no-deps --no-build-isolation -e . \
 && python -m compileall -q bot store \
 && KAMARADE_DATA_DIR=/tmp/seed kamarade ask "bonjour" \
 && mv /tmp/seed/index /app/.index \
 && rm -r /tmp/seed \
 && chown 10001:10001 /data

USER 10001:10001
VOLUME /data
EXPOSE 3000

# http.client, not urllib: a proxy set for Slack must not stand in between. A company's own booklet is
# learned at its first start, for a minute, before Kamarade listens.
HEALTHCHECK --interval=30s --timeout=5s --start-period=3m --retries=3 CMD ["python", "-c", \
    "import http.client, os, sys; line = http.client.HTTPConnection('127.0.0.1', int(os.environ['KAMARADE_PORT']), timeout=4); line.request('GET', '/health'); sys.exit(line.getresponse().status != 200)"]

ENTRYPOINT ["kamarade"]
CMD ["run"]
