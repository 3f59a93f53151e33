// Starts the builder on index.html. Bundled as the guide's own script is: see src/embed/script.

import { initSync } from './module.js';
import { packed } from './packed.js';
import { unpack } from './unpack.js';

unpack(packed()).then(async (bytes) => initSync({ module: await WebAssembly.compile(bytes) }));
