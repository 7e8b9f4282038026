/** What the first, small file runs while the rest is fetched; it must not wait for more than itself. */
const EARLY = /vite\/preload-helper|\/web\/src\/(chromium-86|api\/early|api\/identity|features\/settings\/appearance)\.ts$/;

/** The other modules are put together as the bundler does by itself: merging what pages share into fewer files made the first load larger than its budget. */
export const chunkGroups = [{ name: 'early', test: EARLY, priority: 1 }];
