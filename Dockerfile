# Build: everything, then drop what only the build needs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY detectors detectors
COPY src src
COPY test test
COPY fixtures/demo fixtures/demo
RUN npm run -s build && npm prune --omit=dev && rm -rf dist/test

FROM node:24-slim
ENV NODE_ENV=production \
    ZEEF_DATA=/data \
    ZEEF_HOST=0.0.0.0
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/dist dist
COPY --from=build --chown=root:root /app/fixtures fixtures
RUN ln -s /app/dist/src/cli/zeef.js /usr/local/bin/zeef \
    && chmod 755 /app/dist/src/cli/zeef.js \
    && install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 7373
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7373/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/app/dist/src/cli/zeef.js", "start"]
