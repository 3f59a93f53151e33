// Unpacks a wasm that travels in a script, as base64 of gzip: the two that every browser unpacks by itself.

/** The bytes that a text in base64 spells. */
const bytesOf = (text) => {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
};

/** What was packed, in pieces of whole bytes. Rejects if any of it is broken. */
export const unpack = (pieces) => {
  const unzipped = new Blob(pieces.map(bytesOf)).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unzipped).arrayBuffer();
};
