// Makes a picture small beside the page, which answers a finger meanwhile. `small.rs` runs this as a worker:
// it sends { source: File or ImageBitmap, tries: [[width, height, quality], …], most: bytes } and gets
// the JPEG's bytes, or null where the phone has too little memory.

async function decoded(file, [resizeWidth, resizeHeight]) {
  try {
    return await createImageBitmap(file, { resizeWidth, resizeHeight, resizeQuality: "medium" });
  } catch {
    // Older browsers refuse the options.
    return createImageBitmap(file);
  }
}

async function jpeg(bitmap, [width, height, quality]) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  // A transparent picture gets paper behind it: JPEG would make it black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
  return blob.arrayBuffer();
}

onmessage = async ({ data: { source, tries, most } }) => {
  try {
    const bitmap = source instanceof ImageBitmap ? source : await decoded(source, tries[0]);
    let bytes;
    for (const each of tries) {
      bytes = await jpeg(bitmap, each);
      if (bytes.byteLength <= most) break;
    }
    postMessage(bytes, [bytes]);
  } catch {
    postMessage(null);
  }
};
