// Starts the builder on index.html. Bundled as the guide's own script is: see src/embed/script.

import init from './module.js';
import { packed } from './packed.js';
import { unpack } from './unpack.js';

init({ module_or_path: unpack(packed()) });
