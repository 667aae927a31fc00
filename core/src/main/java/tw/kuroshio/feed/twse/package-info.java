/**
 * The wire: packed BCD, frames, record layouts, reading cursors and encoders of the TWSE and TPEx
 * IP feeds. Sources: TWSE 資訊傳輸作業手冊 B.12.07 (2023-03) and TPEx IP 行情網路規格書 V.12.15 (2024-10-24). Byte
 * positions in comments are the manuals' 1-based ones.
 */
package tw.kuroshio.feed.twse;
