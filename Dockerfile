# Written without a Docker engine at hand: not built or run by the tests. It does what README says, in two stages.
# The models come into the image at build time: put them in ./models (see NOTICE) or let the set-up fetch what has a publisher's address.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN MODELS_DIR=/app/models npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 HADIR_DATA_DIR=/data
WORKDIR /app
COPY --from=build --chown=node:node /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The image's own network address, not loopback: a proxy with https in front of it is what tablets reach.
CMD ["node", "node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0"]
