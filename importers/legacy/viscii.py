"""VISCII 1.1 (RFC 1456): every letter is one byte, six of them control characters. As glibc has it, checked byte by byte."""

from importers.legacy.seen import letters_from, table

VISCII = table(
    letters_from(0x01, " Ẳ  ẴẪ             Ỷ    Ỹ    Ỵ")
    | letters_from(0x80, "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ")
    | letters_from(0xA0, "Õắằặấầẩậẽẹếềểễệốồổỗ" + "ỠƠộờởịỰỨỪỬơớƯ")
    | letters_from(0xC0, "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư")
    | letters_from(0xE0, "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ")
)
"""The letters by the characters that their bytes are met as."""
