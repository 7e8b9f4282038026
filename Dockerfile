# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# npm ci refuses a lock file that lacks the optional packages of other platforms (npm/cli issue 9846).
RUN npm install --no-save --include=dev
COPY tsconfig.json tsconfig.build.json ./
COPY config config
COPY migrations migrations
COPY src src
COPY web web
RUN npm run build && npm run build:web && npm prune --omit=dev --no-save

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY config/policy config/policy
COPY seed-data seed-data
RUN mkdir -p /data/attachments && chown node:node /data/attachments
USER node
EXPOSE 3000
CMD ["node", "dist/src/main.js"]
