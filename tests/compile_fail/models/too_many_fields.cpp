// 201 fields.
// expect: cupel[E512]
// expect: Book has more than
// expect: fields and cannot be mapped to table book
// expect: group fields into an embedded struct
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    int a0{}, a1{}, a2{}, a3{}, a4{}, a5{}, a6{}, a7{}, a8{}, a9{};
    int b0{}, b1{}, b2{}, b3{}, b4{}, b5{}, b6{}, b7{}, b8{}, b9{};
    int c0{}, c1{}, c2{}, c3{}, c4{}, c5{}, c6{}, c7{}, c8{}, c9{};
    int d0{}, d1{}, d2{}, d3{}, d4{}, d5{}, d6{}, d7{}, d8{}, d9{};
    int e0{}, e1{}, e2{}, e3{}, e4{}, e5{}, e6{}, e7{}, e8{}, e9{};
    int f0{}, f1{}, f2{}, f3{}, f4{}, f5{}, f6{}, f7{}, f8{}, f9{};
    int g0{}, g1{}, g2{}, g3{}, g4{}, g5{}, g6{}, g7{}, g8{}, g9{};
    int h0{}, h1{}, h2{}, h3{}, h4{}, h5{}, h6{}, h7{}, h8{}, h9{};
    int i0{}, i1{}, i2{}, i3{}, i4{}, i5{}, i6{}, i7{}, i8{}, i9{};
    int j0{}, j1{}, j2{}, j3{}, j4{}, j5{}, j6{}, j7{}, j8{}, j9{};
    int k0{}, k1{}, k2{}, k3{}, k4{}, k5{}, k6{}, k7{}, k8{}, k9{};
    int l0{}, l1{}, l2{}, l3{}, l4{}, l5{}, l6{}, l7{}, l8{}, l9{};
    int m0{}, m1{}, m2{}, m3{}, m4{}, m5{}, m6{}, m7{}, m8{}, m9{};
    int n0{}, n1{}, n2{}, n3{}, n4{}, n5{}, n6{}, n7{}, n8{}, n9{};
    int o0{}, o1{}, o2{}, o3{}, o4{}, o5{}, o6{}, o7{}, o8{}, o9{};
    int p0{}, p1{}, p2{}, p3{}, p4{}, p5{}, p6{}, p7{}, p8{}, p9{};
    int q0{}, q1{}, q2{}, q3{}, q4{}, q5{}, q6{}, q7{}, q8{}, q9{};
    int r0{}, r1{}, r2{}, r3{}, r4{}, r5{}, r6{}, r7{}, r8{}, r9{};
    int s0{}, s1{}, s2{}, s3{}, s4{}, s5{}, s6{}, s7{}, s8{}, s9{};
    int t0{}, t1{}, t2{}, t3{}, t4{}, t5{}, t6{}, t7{}, t8{}, t9{};
};
#else
struct first_half {
    int a0{}, a1{}, a2{}, a3{}, a4{}, a5{}, a6{}, a7{}, a8{}, a9{};
    int b0{}, b1{}, b2{}, b3{}, b4{}, b5{}, b6{}, b7{}, b8{}, b9{};
    int c0{}, c1{}, c2{}, c3{}, c4{}, c5{}, c6{}, c7{}, c8{}, c9{};
    int d0{}, d1{}, d2{}, d3{}, d4{}, d5{}, d6{}, d7{}, d8{}, d9{};
    int e0{}, e1{}, e2{}, e3{}, e4{}, e5{}, e6{}, e7{}, e8{}, e9{};
    int f0{}, f1{}, f2{}, f3{}, f4{}, f5{}, f6{}, f7{}, f8{}, f9{};
    int g0{}, g1{}, g2{}, g3{}, g4{}, g5{}, g6{}, g7{}, g8{}, g9{};
    int h0{}, h1{}, h2{}, h3{}, h4{}, h5{}, h6{}, h7{}, h8{}, h9{};
    int i0{}, i1{}, i2{}, i3{}, i4{}, i5{}, i6{}, i7{}, i8{}, i9{};
    int j0{}, j1{}, j2{}, j3{}, j4{}, j5{}, j6{}, j7{}, j8{}, j9{};
};

struct second_half {
    int k0{}, k1{}, k2{}, k3{}, k4{}, k5{}, k6{}, k7{}, k8{}, k9{};
    int l0{}, l1{}, l2{}, l3{}, l4{}, l5{}, l6{}, l7{}, l8{}, l9{};
    int m0{}, m1{}, m2{}, m3{}, m4{}, m5{}, m6{}, m7{}, m8{}, m9{};
    int n0{}, n1{}, n2{}, n3{}, n4{}, n5{}, n6{}, n7{}, n8{}, n9{};
    int o0{}, o1{}, o2{}, o3{}, o4{}, o5{}, o6{}, o7{}, o8{}, o9{};
    int p0{}, p1{}, p2{}, p3{}, p4{}, p5{}, p6{}, p7{}, p8{}, p9{};
    int q0{}, q1{}, q2{}, q3{}, q4{}, q5{}, q6{}, q7{}, q8{}, q9{};
    int r0{}, r1{}, r2{}, r3{}, r4{}, r5{}, r6{}, r7{}, r8{}, r9{};
    int s0{}, s1{}, s2{}, s3{}, s4{}, s5{}, s6{}, s7{}, s8{}, s9{};
    int t0{}, t1{}, t2{}, t3{}, t4{}, t5{}, t6{}, t7{}, t8{}, t9{};
};

struct Book {
    std::int64_t id{};
    first_half one{};
    second_half two{};
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
