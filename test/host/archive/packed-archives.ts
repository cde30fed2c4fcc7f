/*
 * The archive tar(TCP), as these programs pack it: xz -9e, xz -0 --check=crc32, xz --block-size=1000 --check=sha256, zstd -19.
 */
export const XZ = base64(
  '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Af/AK9dADgciiGnQOqUJpeV9wKGgqHYtdSOpNxGKQsYmNmaTncdB6pIvyHgtcC9i4IawaJkWIr20oFT/TKzzqAzI6Iydk3HWPpEumH8SDP1LsP9bVMNfvJcdRqsmnr/oP+sAhea06V46p8qgQiTgD5euQyhuvCmgMjt97P2DWbEw01uIV6yUaDwJ71Zj8UYrcBXquio00PrzGQuMG5ZO3C6t/Jd4wF5L2B+8fLfQpAum+Af/AAAABKqOzVGQBgRAAHLAYAQAABRBmV0scRn+wIAAAAABFla',
);
export const XZ_CRC32 = base64(
  '/Td6WFoAAAFpIt42AgAhAQwAAACPmEGc4Af/ALldADgciiGnQOqUJpeV9wKGgqHYtdSOiuJGpXmjxwgyb4Cp5OuLFwR6pmjnEgfgPpGXD1ug8onL3ZuiQsnVHX/7SECFlV+88fw6TFxdUpuGh2w8EhW3amTaY33ZEn+9OQ67/Zl/yfc2Fkx7SpFz8zud4a6faG7m7abiw1zWhWvAZf7du+PjfIb9MpAlBdCiIVIwBNefZN0Nrjw8xkvktRGS4Cc0sXz/exnlCem23HQvE5bdbRasorpOoxAAAAAAAIps27EAAdEBgBAAAKwnKNY+MA2LAgAAAAABWVo=',
);
export const XZ_BLOCKS = base64(
  '/Td6WFoAAArh+wyhAgAhARYAAAB0L+Wj4APnAKtdADgciiGnQOqUJpeV9wKGgqHYtdSOpNxGKQsYmNmaTncdB6pIvyHgtcC9i4IXck/GvCkcaOizKO6cUlP+POD/cp9TnY8hWC9lnvXD5YkJ8KDGsER1730FXRqxSv50t5JvfPcn7bzjbBdKGZdy/ceL2mzqp6AaAJ6QhzQvDSxQKGYKfxpNLB9+kq/zsBby5HTaY0vdwB34+nKr3tb7uLId38plqsnJYTNa0HAzXQAARYFXXGlXhUjkhB6XBksDhj1gRoAOqCCgRh6EWQU0AFACACEBFgAAAHQv5aPgA+cAC10AAG/9//+jt1oNXgAAAFQbPp2qCbIL+F+ic+XL0+gBhapOwpjnZduHdCtwE4pTAgAhARYAAAB0L+Wj4AAvAAZdAABuOEcYAAAAABewdh+HsIHVzxB1fMyJ8SvjVccOLinfKItlswcQ3LzRAAPfAegHP+gHOjAA2TchSBM6g9cDAAAAAApZWg==',
);
export const ZSTD = base64(
  'KLUv/QRoDQUA4skcGIBtDghI2CP2tUqNRnGCCkYj4adz0OFLAgu475+5MnNrZ75vK/dvsB+5kdsG1EXw8c5I37O2e6btfRLG1WioDpUEbx03WqfOaanWK+2n0VJqdI5ZIKaJIBuS9vpXZFbOdS+iHUVrA0EYX1KzwioUmihKARMg8DLYASrxE4klseVndg47W5qhI64jM0SQ+goxl5IAaaT7Mru9AVw00S+CbUFA',
);

function base64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
