"""Lines as offices write them, of many fields, full of what could be taken for a slip, in which no check may find anything."""

LINES = """
Ông Nguyễn Văn A, Giám đốc Sở; bà Trần Thị B, Phó Giám đốc.
Đoàn do ông Michael Johnson, đại diện JICA tại Việt Nam dẫn đầu.
Tổng Bí thư, Chủ tịch nước Lào Thongloun Sisoulith thăm chính thức Việt Nam.
Bà Siti Nurhaliza và ông Hun Manet dự lễ khai mạc.
Nghệ nhân A Biu, A Lăng Avel, Y Sinh, Rơ Châm Tih trình diễn đàn t'rưng, klông pút, ting ning.
Các ông Ksor Phước, Siu Phơn, Nay Hiăn, Kpă Thuyên là người có uy tín.
Huyện Cư M'gar, Ea H'leo, Krông Pắc, Krông Búk, M'Đrắk, Cư Kuin, Buôn Đôn, Lắk và thành phố Buôn Ma Thuột.
Huyện Kbang, Đak Đoa, Đak Pơ, Mang Yang, Chư Păh, Chư Prông, Chư Sê, Chư Pưh, Ia Grai, Ia Pa, Krông Pa.
Huyện Đăk Glei, Đăk Hà, Đăk Tô, Kon Plông, Kon Rẫy, Ngọc Hồi, Sa Thầy, Tu Mơ Rông, Ia H'Drai.
Các dân tộc Xơ Đăng, Ba Na, Gia Rai, Ê Đê, M'Nông, K'Ho, Mạ, Chu Ru, Ra Glai, Cơ Tu, Tà Ôi, Bru - Vân Kiều, Pa Cô, Hrê, Co, Xtiêng, Chơ Ro.
Các dân tộc H'Mông, Dao, Tày, Nùng, Thái, Mường, Khơ Mú, Xinh Mun, Kháng, La Ha, La Hủ, Lô Lô, Cơ Lao, Pà Thẻn, Pu Péo, Si La, Ngái.
Lễ hội ăn trâu của người xơ đăng và lễ bỏ mả của người jrai được phục dựng.
Bà con dệt zèng, đan gùi, làm cây nêu, dựng gươl và nhà rông mới.
Đồng bào người hrê, người mnông được vay vốn ưu đãi.
Trồng thử nghiệm mắc ca, sachi, bơ booth, sầu riêng Dona, bưởi da xanh, thanh long ruột đỏ.
Nuôi tôm sú, tôm thẻ chân trắng, ốc hương, cá bớp, cá chẽm, rong sụn.
Giống lúa OM5451, ST25, ĐS1, Đài thơm 8, Jasmine 85 cho năng suất cao.
Bón phân NPK 16-16-8, kali, urê, DAP; dùng chế phẩm Trichoderma và nấm xanh Metarhizium.
Bệnh thán thư, sương mai, rầy phấn trắng, bọ trĩ, nhện đỏ phát sinh nhẹ.
Xét nghiệm RT-PCR, test nhanh kháng nguyên; tiêm vắc xin AstraZeneca, Pfizer, Vero Cell.
Thuốc Paracetamol 500 mg, Amoxicillin, vitamin B1, dịch truyền Natri clorid 0,9%, oxy y tế.
Máy thở, monitor, máy siêu âm, máy chụp X-quang, CT scanner, bộ kit xét nghiệm.
Người bệnh được dùng ARV, methadone; người nghiện dùng heroin, ma túy đá, ketamine.
Chỉ số BMI, huyết áp 140/90 mmHg, đường huyết 7,0 mmol/l.
Cài đặt Windows 11, Microsoft Office, phần mềm diệt virus BKAV, Kaspersky; sao lưu lên cloud.
Truy cập website, fanpage Facebook, kênh YouTube, TikTok, nhóm Zalo, Viber, Telegram.
Gửi qua email, fax; lưu dưới dạng file .docx, .xlsx, .pdf; dung lượng 25 MB.
Địa chỉ https://dichvucong.gov.vn, www.quangngai.gov.vn, thư điện tử vp.sngv@quangngai.gov.vn.
Hệ thống LGSP, NGSP, VNeID, iOffice, eCabinet, IOC, camera AI, chữ ký số USB token, SIM PKI.
Máy chủ (server), thiết bị tường lửa (firewall), bộ chuyển mạch (switch), wifi, modem 4G/5G.
Thiết bị bay không người lái (flycam, drone) và công nghệ GPS, GIS, viễn thám.
Hội thảo, workshop, livestream, talkshow, gameshow, minigame, video clip, podcast được tổ chức.
Khách nghỉ tại resort, homestay, villa; chơi golf, lướt ván, dù lượn; ăn buffet, uống cocktail.
Bán hàng online, ship hàng, thanh toán bằng QR code, ví MoMo, thẻ Visa, MasterCard.
Tuyến xe buýt, xe bus nhanh BRT, taxi, xe container, xe ben, xe rơ moóc, xe đầu kéo.
Xi măng, bê tông, thép, gạch tuynel, tôn, inox, sơn epoxy, ống HDPE, cáp quang.
Thủy điện 28 MW, điện mặt trời 50 MWp, trạm biến áp 110 kV, đường dây 500 kV mạch 3.
Khí CO2, CH4, SO2, NOx, bụi PM10, PM2.5, độ pH 6,5, BOD5, COD, tổng coliform.
Khối lượng 12,5 kg; diện tích 3,2 ha; dài 1.250 m; lưu lượng 35 m3/h; công suất 5.000 m3/ngày đêm.
Tỷ giá 23.450 VND/USD; vốn FDI 1,2 tỷ USD; vốn ODA 35 triệu EUR; GRDP tăng 7,2%.
Các chỉ số PCI, PAPI, PAR INDEX, SIPAS, DTI, ICT Index đều tăng hạng.
Hiệp định CPTPP, EVFTA, RCEP; tổ chức WTO, ASEAN, APEC, UNESCO, UNICEF, WHO, FAO, UNDP.
Tập đoàn Samsung, Hyundai, LG, Intel, VinGroup, FPT, Viettel, VNPT, Hòa Phát, Doosan Vina, VSIP.
Công ty TNHH MTV Sao Mai; Công ty cổ phần BOT Bắc Bình Định; HTX Nông nghiệp Bình Dương.
Giải marathon, boxing, taekwondo, karate, pencak silat, vovinam, futsal, tennis, billiards.
Đàn organ, ghi-ta, violon, piano; nhạc rock, rap, jazz; điệu tango, chachacha, rumba.
Tác phẩm “Truyện Kiều”, “Nhật ký trong tù”; báo Le Monde, The New York Times đưa tin.
Câu “Think globally, act locally” được nhắc lại trong hội thảo; ông nói: “Time is money”.
Hiệu trưởng Trường THPT chuyên Lê Khiết; Trường TH&THCS Trà Xinh; Trường PTDTNT.
Học sinh đoạt huy chương bạc Olympic Toán quốc tế (IMO), chứng chỉ IELTS 7.0, TOEIC 750.
Mạng xã hội, deepfake, tin giả (fake news), lừa đảo qua app vay tiền, hacker, mã độc ransomware.
Xử lý xe độ chế, đua xe, nẹt pô, bấm còi hơi; phạt nguội qua camera.
Súng K54, AK, lựu đạn M67, bom bi; 05 khẩu súng kíp, 12 viên đạn.
Thứ Hai, ngày 06/9/2021, Sở họp giao ban; thứ Bảy, Chủ nhật trực theo lịch.
Từ ngày 15/12/2020 đến ngày 14/6/2021, Sở tiếp nhận 1.205 hồ sơ.
Số liệu tính từ ngày 15/11 đến ngày 14/02; năm học từ ngày 05/9 đến ngày 31/5.
Giai đoạn 2021 - 2025, định hướng đến năm 2030; nhiệm kỳ 2020-2025; khóa XIII.
Ngày 29/02/2020 và ngày 29 tháng 02 năm 2024 là ngày nhuận.
Kỷ niệm ngày Quốc khánh 2-9, ngày 30/4, ngày 01/5 và Tết Nguyên đán.
Sở sẽ tổ chức hội nghị vào ngày 25/12/2021; thời hạn nộp trước ngày 20/12/2021.
Lần thứ hai trong năm; hạng thứ ba; lớp thứ tư; đứng thứ bảy toàn quốc.
Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.
Nghị quyết số 12-NQ/TU, Chỉ thị số 05-CT/TW, Hướng dẫn số 36-HD/VPTW, Kết luận số 21-KL/TW.
Quyết định số 749/QĐ-TTg, Thông tư số 01/2021/TT-BTTTT, Công văn số 1234/BTTTT-THH.
Thông báo số 12/CT-KK, Hợp đồng số 05/2021/HĐKT-ABC, Biên bản số 03/BBNT, Nghị quyết số 202/2025/QH15.
Báo cáo thẩm định số 18/BCTĐ-STP; Đề án số 458/QĐ-TTg; Quyết định số 15/2021/QĐ-UBND; Công văn số 23/SNV-CCHC&PC.
Nghị quyết số 30c/NQ-CP; Kế hoạch số 12/KHPH-SNV-CA; Thông tư liên tịch số 01/2015/TTLT-BNV-BTC.
Kế hoạch số 05/KH-UBND ngày 04/01/2020, Kế hoạch số 05/KH-UBND ngày 06/01/2021.
Theo điểm a khoản 2 Điều 103 Luật Tổ chức chính quyền địa phương; các điểm b, c khoản 1, 2 Điều 5.
Căn cứ Điều 5, khoản 2 Điều 6 và Điều 7; thực hiện Điều 9, Điều 10 khoản 1, khoản 2 Luật Thủ đô.
Điều 5 cán bộ đi cơ sở; khoản kinh phí này; điểm 10 là cao nhất; mục 3 của đề án.
Các tổ chức tổ chức hội nghị; Ban Chỉ đạo chỉ đạo các đơn vị; đơn vị thi công thi công cầm chừng.
Văn bản đến đến hết ngày 31/8; thời hạn hiện tại tại xã; thay bằng bằng lái mới; lý do do thiếu vốn.
Trẻ năm năm tuổi; đi từ từ; luôn luôn, thường thường, dần dần, ngày ngày, nhà nhà, người người, đời đời.
Kết quả đạt được được nhân dân ghi nhận; trang bị bị hư hỏng; ba ba là loài quý; chuồn chuồn, châu chấu.
Từng bước từng bước hoàn thiện; ai ai cũng biết; đâu đâu cũng thấy; rất rất nhiều ý kiến.
Trang bị máy tính, máy in, máy quét, v.v. cho các phòng; các nội dung khác...; đã xong.
Các việc … còn lại ... vẫn làm; tỷ lệ 07/09 sở; lúc 7h30, 9:00; từ 7h00 - 11h30.
a) Việc thứ nhất; b) việc thứ hai; 1) mục một; (2) mục hai.
Nguồn vốn: ngân sách tỉnh (50%), huyện (30%), xã (20%); xem bảng 1.2), hình 3.
Tuyến đường Hà Nội - Hải Phòng, cao tốc Bắc - Nam, cầu Trà Khúc - Nghĩa Hà; quốc lộ 24B.
Phát triển kinh tế - xã hội, quốc phòng - an ninh; văn hóa - thể thao; chính trị - xã hội.
TP. Hồ Chí Minh, TP.HCM, Q.1, P.2, đ/c Hùng, Ths. Lan, TS. Minh, PGS.TS. Hải, BS CKI Nga.
Chính phủ điện tử, chính phủ số; tổ chức phi chính phủ nước ngoài; chính phủ các nước ASEAN.
Quốc hội Lào, quốc hội các nước; đảng viên, đảng ủy, chi bộ, đảng bộ, tổ chức đảng các cấp.
Các sở, ban, ngành; bộ phận một cửa; cán bộ y tế, cán bộ tư pháp - hộ tịch; trụ sở công an xã.
Bộ đội Biên phòng, Bộ Chỉ huy Quân sự tỉnh; Sở Công thương, Sở Công Thương; Sở Giao thông vận tải - Xây dựng.
Trường Cao đẳng Y tế Đặng Thùy Trâm; Hội Thủy sản; ông Phan Thúy; chị Khoẻ; xã Nghĩa Hoà; tỉnh Thanh Hóa.
Hòa bình, ổn định và hợp tác; thái bình, thịnh vượng; an khang; cao bằng năm trước; nam định cư ở xã.
Quý I/2021, Quý II năm 2021; quý III, quý IV; Tháng Thanh niên; tháng Ba; mùa Xuân.
Đạt 12,5% kế hoạch, bằng 98% cùng kỳ; tăng 1,3 lần; giảm 0,5 điểm phần trăm.
Ngành sử dụng phần mềm dHTC, QLVBĐH, eDoc, vnEdu, SMAS, MISA, KBNN, TABMIS, iHTKK.
Mã số thuế 4300205943, tài khoản 9552.1.1055374, mã QHNS 1055374, biển số 76C-123.45.
Số điện thoại 0255.3822.345, 0255 3822 345; hotline 1900 9095, (0255) 3.822.345.
Toạ độ 15°07'N, 108°48'E; bản đồ tỷ lệ 1/10.000; thửa 25, tờ bản đồ số 12.
Nhiệm vụ: + rà soát; + tham mưu; - hoàn thành trước quý IV; → trình phê duyệt.
Phòng họp gồm sofa, tivi 65 inch, loa JBL, micrô, máy chiếu, bảng flipchart.
Tưới bằng béc phun, ống tưới nhỏ giọt Israel, máy bơm diesel, turbine gió.
Cà phê chè Arabica, cà phê vối Robusta, ca cao, hồ tiêu, cao su RRIV 106, điều ghép.
Chè san tuyết, rượu cần, rượu ghè, măng le, hạt dổi, mật ong rừng, cơm lam, gà nướng.
Phở, bún bò Huế, mì Quảng, don, cá bống sông Trà, ram bắp, kẹo mạch nha, tỏi Lý Sơn.
Bà con giẫy cỏ, xới xáo, quấn ni lông, khoét lỗ, xuống giống, tỉa dặm, bẫy chuột.
Đường bị khoét sâu, ngoằn ngoèo, gồ ghề, loang lổ; mái taluy sạt trượt, nứt toác.
Huýt sáo, quẹt thẻ, xoèn xoẹt, khuỷu tay, thuở xưa, khuya khoắt, ngoáy tai, xoong nồi, gioăng cao su, séc bảo lãnh.
Uỷ thác cho vay; thuỷ lợi; khoẻ mạnh; hoá đơn; tuỳ trường hợp; loã xoã.
Huyện uỷ, tỉnh uỷ, thường vụ; hoà giải; trồng hoa, bắp; nguỵ trang.
Xem phụ lục 01, biểu 02-TH, mẫu số 03/BC; thôn 1, tổ 2, cụm 3, lô A1, khu B2.
Lãi suất 6,5%/năm; lương 4,96 triệu đồng/tháng; định mức 12 người/tổ; 2 buổi/ngày.
Chuyên đề “An toàn trong tay bạn”; khẩu hiệu: “Vì nước quên thân, vì dân phục vụ”!
Có nên tiếp tục không? Có; vì hiệu quả: giảm 30% chi phí (khoảng 1,5 tỷ đồng).
Nội dung (theo mẫu) và **phần đậm**, *phần nghiêng (trong ngoặc)*.
""".strip().splitlines()
